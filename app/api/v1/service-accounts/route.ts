import { accountQuery } from '#lib/api/service-accounts.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';
import { listServiceAccounts } from '#lib/server/service-accounts/list-service-accounts.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/service-accounts', {
  GET: endpoint({ query: accountQuery }, listServiceAccounts),
});
