import { getStatus } from '#lib/server/cluster-view/get-status.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/status', {
  GET: endpoint({}, getStatus),
});
