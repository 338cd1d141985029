import { failureQuery } from '#lib/api/failures.ts';
import { listFailures } from '#lib/server/failures/list-failures.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/failures', {
  GET: endpoint({ query: failureQuery }, listFailures),
});
