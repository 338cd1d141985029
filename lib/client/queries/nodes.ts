import { queryOptions } from '@tanstack/react-query';
import type { NodeList } from '#lib/api/nodes.ts';
import { api } from '#lib/paths.ts';
import { getJson } from '../api.ts';

/** The nodes of the cluster, as far as this person may see them. */
export function nodesQuery() {
  const path = api.nodes();
  return queryOptions({
    queryKey: ['nodes', path],
    queryFn: ({ signal }) => getJson<NodeList>(path, signal),
  });
}
