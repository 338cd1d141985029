import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { PullSecretDetail, PullSecretList } from '#lib/api/pull-secrets.ts';
import { api, type SearchValues } from '#lib/paths.ts';
import { getJson } from '../api.ts';

/** Pull secrets of one filter, sort and page, a row per credential or per secret. */
export function pullSecretsQuery(values: SearchValues) {
  const path = api.pullSecrets(values);
  return queryOptions({
    queryKey: ['pull-secrets', path],
    queryFn: ({ signal }) => getJson<PullSecretList>(path, signal),
    placeholderData: keepPreviousData,
    // What is still being read is asked for again until it is there.
    refetchInterval: ({ state }) => (state.data?.pending === true ? 1000 : false),
  });
}

/** One pull secret with its equals and what hangs on it. */
export function pullSecretQuery(namespace: string, name: string) {
  const path = api.pullSecret(namespace, name);
  return queryOptions({
    queryKey: ['pull-secret', path],
    queryFn: ({ signal }) => getJson<PullSecretDetail>(path, signal),
    refetchInterval: ({ state }) => (state.data?.pending === true ? 1000 : false),
  });
}
