import { createPullSecret as createBody } from '#lib/api/pull-secret-writes.ts';
import { pullSecretQuery } from '#lib/api/pull-secrets.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';
import { documentBodyLimit } from '#lib/server/http/body.ts';
import { createPullSecret } from '#lib/server/pull-secrets/create-pull-secret.ts';
import { listPullSecrets } from '#lib/server/pull-secrets/list-pull-secrets.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/pull-secrets', {
  GET: endpoint({ query: pullSecretQuery }, listPullSecrets),
  POST: endpoint({ body: createBody, bodyLimit: documentBodyLimit }, createPullSecret),
});
