import { podExportQuery } from '#lib/api/pods.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';
import { exportPods } from '#lib/server/pods/export-pods.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/pods/export', {
  GET: endpoint({ query: podExportQuery }, exportPods),
});
