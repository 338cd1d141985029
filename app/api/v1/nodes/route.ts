import { listNodes } from '#lib/server/cluster-view/list-nodes.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/nodes', {
  GET: endpoint({}, listNodes),
});
