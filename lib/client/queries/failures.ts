import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { FailureList } from '#lib/api/failures.ts';
import { api, type SearchValues } from '#lib/paths.ts';
import { getJson } from '../api.ts';

/** What fails, in groups. */
export function failuresQuery(values: SearchValues) {
  const path = api.failures(values);
  return queryOptions({
    queryKey: ['failures', path],
    queryFn: ({ signal }) => getJson<FailureList>(path, signal),
    placeholderData: keepPreviousData,
  });
}
