import { deletePullSecrets as deleteBody } from '#lib/api/pull-secret-writes.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';
import { deletePullSecrets } from '#lib/server/pull-secrets/delete-pull-secrets.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/pull-secret-deletions', {
  POST: endpoint({ body: deleteBody }, deletePullSecrets),
});
