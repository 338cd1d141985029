import { queryOptions } from '@tanstack/react-query';
import type { NamespaceList } from '#lib/api/namespaces.ts';
import type { Overview } from '#lib/api/overview.ts';
import type { Session } from '#lib/api/session.ts';
import type { Status } from '#lib/api/status.ts';
import { api, type SearchValues } from '#lib/paths.ts';
import { getJson } from '../api.ts';

const secretsAskedFor = 6;

export function overviewQuery(values: SearchValues = {}) {
  const path = api.overview(values);
  return queryOptions({
    queryKey: ['overview', path],
    queryFn: ({ signal }) => getJson<Overview>(path, signal),
    // Secrets that are still being read and secrets that may not be read look the same: ask a few times only.
    refetchInterval: ({ state }) =>
      state.data?.pullSecrets === null && state.dataUpdateCount < secretsAskedFor ? 1000 : false,
  });
}

export function namespacesQuery() {
  const path = api.namespaces();
  return queryOptions({
    queryKey: ['namespaces', path],
    queryFn: ({ signal }) => getJson<NamespaceList>(path, signal),
  });
}

export function statusQuery() {
  const path = api.status();
  return queryOptions({ queryKey: ['status', path], queryFn: ({ signal }) => getJson<Status>(path, signal) });
}

export function sessionQuery() {
  const path = api.session();
  return queryOptions({
    queryKey: ['session', path],
    queryFn: ({ signal }) => getJson<Session>(path, signal),
  });
}
