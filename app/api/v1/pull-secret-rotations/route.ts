import { rotatePullSecret as rotateBody } from '#lib/api/pull-secret-writes.ts';
import { passwordBodyLimit } from '#lib/server/http/body.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';
import { rotatePullSecret } from '#lib/server/pull-secrets/rotate-pull-secret.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/pull-secret-rotations', {
  POST: endpoint({ body: rotateBody, bodyLimit: passwordBodyLimit }, rotatePullSecret),
});
