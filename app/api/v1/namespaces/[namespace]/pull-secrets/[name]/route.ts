import { pullSecretParams } from '#lib/api/pull-secrets.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';
import { getPullSecret } from '#lib/server/pull-secrets/get-pull-secret.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/api/v1/namespaces/{namespace}/pull-secrets/{name}',
  {
    GET: endpoint({ params: pullSecretParams }, getPullSecret),
  },
);
