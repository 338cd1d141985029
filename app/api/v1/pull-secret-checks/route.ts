import { checkPullSecret as checkBody } from '#lib/api/pull-secret-writes.ts';
import { documentBodyLimit } from '#lib/server/http/body.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';
import { checkPullSecret } from '#lib/server/pull-secrets/check-pull-secret.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/pull-secret-checks', {
  POST: endpoint({ body: checkBody, bodyLimit: documentBodyLimit }, checkPullSecret),
});
