import type { QueryFilter } from '#components/common/query-chip.tsx';
import { valuesOf, withValue } from '#components/common/search-links.ts';
import { failureFilterNames } from '#lib/api/failure-filters.ts';
import { pages, type SearchValues } from '#lib/paths.ts';

/** What is in the address, as chips that can be taken away. */
export function failureChips(values: SearchValues): QueryFilter[] {
  return failureFilterNames
    .filter((name) => valuesOf(values, name).length > 0)
    .map((name) => ({
      name,
      value: valuesOf(values, name).join(','),
      removeHref: pages.failures(withValue(values, name, undefined)),
    }));
}

/** The view that `key=value`, or words to search for, lead to; or what is wrong with them. */
export function withTypedFilter(
  values: SearchValues,
  text: string,
): { is: 'view'; values: SearchValues } | { is: 'wrong'; sentence: string } {
  const [, name, value] = /^([a-z]+)=(.+)$/i.exec(text) ?? [];
  if (name === undefined || value === undefined) return { is: 'view', values: withValue(values, 'q', text) };
  if (failureFilterNames.some((known) => known === name)) {
    return { is: 'view', values: withValue(values, name, value) };
  }
  return {
    is: 'wrong',
    sentence: `There is no filter "${name}". Known are ${failureFilterNames.join(', ')}.`,
  };
}
