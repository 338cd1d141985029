import { pullSecretExportQuery } from '#lib/api/pull-secrets.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';
import { exportPullSecrets } from '#lib/server/pull-secrets/export-pull-secrets.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/pull-secrets/export', {
  GET: endpoint({ query: pullSecretExportQuery }, exportPullSecrets),
});
