import { queryOptions } from '@tanstack/react-query';
import type { NamespaceList } from '#lib/api/namespaces.ts';
import type { Overview } from '#lib/api/overview.ts';
import type { Session } from '#lib/api/session.ts';
import type { Status } from '#lib/api/status.ts';
import { api, type SearchValues } from '#lib/paths.ts';
import { getJson } from '../api.ts';

export function overviewQuery(values: SearchValues = {}) {
  const path = api.overview(values);
  return queryOptions({
    queryKey: ['overview', path],
    queryFn: ({ signal }) => getJson<Overview>(path, signal),
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
