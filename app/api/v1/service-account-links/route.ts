import { linkPullSecret as linkBody } from '#lib/api/service-accounts.ts';
import { planBodyLimit } from '#lib/server/http/body.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';
import { linkPullSecret } from '#lib/server/service-accounts/link-pull-secret.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/service-account-links', {
  POST: endpoint({ body: linkBody, bodyLimit: planBodyLimit }, linkPullSecret),
});
