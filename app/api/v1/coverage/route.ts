import { coverageQuery } from '#lib/api/coverage.ts';
import { getCoverage } from '#lib/server/coverage/get-coverage.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/coverage', {
  GET: endpoint({ query: coverageQuery }, getCoverage),
});
