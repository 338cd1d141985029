import { deletePullSecret as deleteBody, editPullSecret as editBody } from '#lib/api/pull-secret-writes.ts';
import { pullSecretParams } from '#lib/api/pull-secrets.ts';
import { documentBodyLimit } from '#lib/server/http/body.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';
import { deletePullSecret } from '#lib/server/pull-secrets/delete-pull-secret.ts';
import { editPullSecret } from '#lib/server/pull-secrets/edit-pull-secret.ts';
import { getPullSecret } from '#lib/server/pull-secrets/get-pull-secret.ts';

const params = pullSecretParams;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/api/v1/namespaces/{namespace}/pull-secrets/{name}',
  {
    GET: endpoint({ params }, getPullSecret),
    PATCH: endpoint({ params, body: editBody, bodyLimit: documentBodyLimit }, editPullSecret),
    DELETE: endpoint({ params, body: deleteBody }, deletePullSecret),
  },
);
