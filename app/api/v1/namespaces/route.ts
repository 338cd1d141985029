import { namespacesQuery } from '#lib/api/namespaces.ts';
import { listNamespaces } from '#lib/server/cluster-view/list-namespaces.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/namespaces', {
  GET: endpoint({ query: namespacesQuery }, listNamespaces),
});
