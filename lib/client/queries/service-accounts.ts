import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { AccountList } from '#lib/api/service-accounts.ts';
import { api, type SearchValues } from '#lib/paths.ts';
import { getJson } from '../api.ts';

/** The service accounts of one filter, sort and page. */
export function accountsQuery(values: SearchValues) {
  const path = api.serviceAccounts(values);
  return queryOptions({
    queryKey: ['service-accounts', path],
    queryFn: ({ signal }) => getJson<AccountList>(path, signal),
    placeholderData: keepPreviousData,
    // What secrets decide is asked for again until it is there.
    refetchInterval: ({ state }) => (state.data?.pending === true ? 1000 : false),
  });
}
