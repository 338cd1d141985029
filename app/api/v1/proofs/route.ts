import { prove } from '#lib/api/proofs.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';
import { provePull } from '#lib/server/proofs/prove-pull.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/proofs', {
  POST: endpoint({ body: prove }, provePull),
});
