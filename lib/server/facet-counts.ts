import 'server-only';
import type { FacetValue } from '#lib/api/common.ts';

/** One facet of a list: whether a row passes its filter, and what the row counts under. */
export type Facet<Row> = {
  /** The chosen values; none means that every row passes. */
  chosen: readonly string[] | undefined;
  valuesOf: (row: Row) => readonly string[];
  labelOf?: (value: string) => string;
};

export type Faceted<Row, Name extends string> = { rows: Row[]; facets: Record<Name, FacetValue[]> };

/**
 * Rows that pass every facet, and each facet's values counted over the rows that pass all others: a count says what
 * choosing that value would give. For lists of thousands; pods have their own (pods/select-pods.ts).
 */
export function countFacets<Row, Name extends string>(
  rows: Iterable<Row>,
  facets: Readonly<Record<Name, Facet<Row>>>,
): Faceted<Row, Name> {
  // Object.entries widens its keys to string.
  const entries = Object.entries(facets) as [Name, Facet<Row>][];
  const counts = new Map(entries.map(([name]) => [name, new Map<string, number>()]));
  const passing: Row[] = [];
  for (const row of rows) {
    const missed = entries.filter(([, facet]) => !passes(facet, row)).map(([name]) => name);
    if (missed.length === 0) passing.push(row);
    for (const [name, facet] of entries) {
      if (missed.some((other) => other !== name)) continue;
      const count = counts.get(name);
      for (const value of new Set(facet.valuesOf(row))) count?.set(value, (count.get(value) ?? 0) + 1);
    }
  }
  const made = entries.map(([name, { labelOf }]) => [name, toValues(counts.get(name), labelOf)] as const);
  return { rows: passing, facets: Object.fromEntries(made) as Record<Name, FacetValue[]> };
}

function passes<Row>({ chosen, valuesOf }: Facet<Row>, row: Row): boolean {
  if (chosen === undefined || chosen.length === 0) return true;
  return valuesOf(row).some((value) => chosen.includes(value));
}

function toValues(
  counts: ReadonlyMap<string, number> | undefined,
  labelOf: (value: string) => string = (value) => value,
): FacetValue[] {
  return [...(counts ?? [])]
    .map(([value, count]) => ({ value, label: labelOf(value), count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
