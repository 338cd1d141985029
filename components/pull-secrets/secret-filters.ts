import type { Facet } from '#components/common/facet-section.tsx';
import type { QueryFilter } from '#components/common/query-chip.tsx';
import { valuesOf, withValue } from '#components/common/search-links.ts';
import { shortRegistry } from '#components/common/short-registry.ts';
import type { PullSecretList } from '#lib/api/pull-secrets.ts';
import { pages, type SearchValues } from '#lib/paths.ts';

/** Health has pills of its own, and search its field. */
const titles = [
  ['registry', 'Registry'],
  ['type', 'Type'],
  ['namespace', 'Namespace'],
] as const;

const labels = {
  registry: shortRegistry,
  type: (type: string) => type.replace('kubernetes.io/', ''),
  namespace: (name: string) => name,
};

/** The facets of an answer, with what the address chooses. A chosen value that is not in the answer stays visible. */
export function secretFacets(facets: PullSecretList['facets'], values: SearchValues): Facet[] {
  const sections = titles.map(([name, title]) => {
    const chosen = valuesOf(values, name);
    const found = facets[name] ?? [];
    const gone = chosen.filter((value) => found.every((choice) => choice.value !== value));
    const all = [...found, ...gone.map((value) => ({ value, label: value, count: 0 }))];
    const choices = all.map(({ value, label, count }) => ({
      value,
      label: labels[name](label),
      count,
      isOn: chosen.includes(value),
    }));
    return { name, title, choices };
  });
  return sections.filter(({ choices }) => choices.length > 0);
}

/** What is chosen among them, as chips that can be taken away. */
export function secretChips(values: SearchValues): QueryFilter[] {
  return titles
    .map(([name]) => name)
    .filter((name) => valuesOf(values, name).length > 0)
    .map((name) => ({
      name,
      value: valuesOf(values, name).join(','),
      removeHref: pages.pullSecrets(withValue(values, name, undefined)),
    }));
}
