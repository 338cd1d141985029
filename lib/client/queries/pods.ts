import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { PodDetail, PodList, PodRow } from '#lib/api/pods.ts';
import { breakKey, pendingBreak } from '#lib/domain/pull/hops.ts';
import { api, type SearchValues } from '#lib/paths.ts';
import { getJson } from '../api.ts';

/** The pods of one filter, sort and page. */
export function podsQuery(values: SearchValues) {
  const path = api.pods(values);
  return queryOptions({
    queryKey: ['pods', path],
    queryFn: ({ signal }) => getJson<PodList>(path, signal),
    placeholderData: keepPreviousData,
    // A quiet cluster tells of no change when the secrets were read that say where a pull breaks.
    // They may also decide which pods are in the list, so it is not enough to look at those that are.
    refetchInterval: ({ state }) => (state.data?.facets.break.some(isPending) === true ? 1000 : false),
  });
}

/** One pod with its containers and events. */
export function podQuery(namespace: string, name: string) {
  const path = api.pod(namespace, name);
  return queryOptions({
    queryKey: ['pod', path],
    queryFn: ({ signal }) => getJson<PodDetail>(path, signal),
    refetchInterval: ({ state }) =>
      state.data !== undefined && waitsForSecrets(state.data.pod) ? 1000 : false,
  });
}

function isPending({ value }: { value: string }): boolean {
  return value === breakKey(pendingBreak);
}

function waitsForSecrets({ containers }: PodRow): boolean {
  return containers.some((container) => container.break?.code === 'pending');
}
