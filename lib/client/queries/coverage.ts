import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Coverage } from '#lib/api/coverage.ts';
import { api, type SearchValues } from '#lib/paths.ts';
import { getJson } from '../api.ts';

/** Namespaces × registries, in one order. */
export function coverageQuery(values: SearchValues) {
  const path = api.coverage(values);
  return queryOptions({
    queryKey: ['coverage', path],
    queryFn: ({ signal }) => getJson<Coverage>(path, signal),
    placeholderData: keepPreviousData,
    // What secrets decide is asked for again until it is there.
    refetchInterval: ({ state }) => (state.data?.pending === true ? 1000 : false),
  });
}
