import { accountExportQuery } from '#lib/api/service-accounts.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';
import { exportServiceAccounts } from '#lib/server/service-accounts/export-service-accounts.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/service-accounts/export', {
  GET: endpoint({ query: accountExportQuery }, exportServiceAccounts),
});
