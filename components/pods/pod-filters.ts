import type { QueryFilter } from '#components/common/query-chip.tsx';
import { valuesOf, withValue } from '#components/common/search-links.ts';
import { podFilterNames } from '#lib/api/pod-filters.ts';
import { pages, type SearchValues } from '#lib/paths.ts';

const hidden = new Set(['page', 'pageSize']);

/** What is in the address, as chips that can be taken away. */
export function filterChips(values: SearchValues): QueryFilter[] {
  return Object.keys(values)
    .filter((name) => !hidden.has(name) && valuesOf(values, name).length > 0)
    .map((name) => ({
      name,
      value: valuesOf(values, name).join(','),
      removeHref: pages.pods(withValue(values, name, undefined)),
    }));
}

/** Takes `key=value`, or words to search for. Answers what is wrong with it, or null when it was taken. */
export function addFilter(
  text: string,
  values: SearchValues,
  go: (values: SearchValues) => void,
): string | null {
  const [, name, value] = /^([a-z]+)=(.+)$/i.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    go(withValue(values, 'q', text));
    return null;
  }
  if (!podFilterNames.some((known) => known === name)) {
    return `There is no filter "${name}". Known are ${podFilterNames.join(', ')}.`;
  }
  go(withValue(values, name, value));
  return null;
}
