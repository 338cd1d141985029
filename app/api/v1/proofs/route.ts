import { proofRightQuery, prove } from '#lib/api/proofs.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';
import { proofRight } from '#lib/server/proofs/proof-right.ts';
import { provePull } from '#lib/server/proofs/prove-pull.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/proofs', {
  GET: endpoint({ query: proofRightQuery }, proofRight),
  POST: endpoint({ body: prove }, provePull),
});
