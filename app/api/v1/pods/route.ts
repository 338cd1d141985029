import { podQuery } from '#lib/api/pods.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';
import { listPods } from '#lib/server/pods/list-pods.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/pods', {
  GET: endpoint({ query: podQuery }, listPods),
});
