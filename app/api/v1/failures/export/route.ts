import { failureExportQuery } from '#lib/api/failures.ts';
import { exportFailures } from '#lib/server/failures/export-failures.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/failures/export', {
  GET: endpoint({ query: failureExportQuery }, exportFailures),
});
