import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Explanation } from '#lib/api/explanation.ts';
import type { FailureList } from '#lib/api/failures.ts';
import { api, type SearchValues } from '#lib/paths.ts';
import { getJson, getWhileThere } from '../api.ts';

/** What fails, in groups. */
export function failuresQuery(values: SearchValues) {
  const path = api.failures(values);
  return queryOptions({
    queryKey: ['failures', path],
    queryFn: ({ signal }) => getJson<FailureList>(path, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.pending === true ? 1000 : false),
  });
}

/** Why one container's pull stands as it does. */
export function explanationQuery(namespace: string, pod: string, container: string) {
  const queryKey = ['pull', api.pull(namespace, pod, container)];
  return queryOptions({
    queryKey,
    queryFn({ client, signal }): Promise<Explanation> {
      const uid = client.getQueryData<Explanation>(queryKey)?.podUid;
      const path = api.pull(namespace, pod, container, { uid });
      return uid === undefined ? getJson(path, signal) : getWhileThere(path, signal);
    },
    // What is still being read is asked for again until it is there.
    refetchInterval: ({ state }) => (state.data?.pending === true ? 1000 : false),
  });
}
