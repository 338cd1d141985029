import { overviewQuery } from '#lib/api/overview.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';
import { getOverview } from '#lib/server/overview/get-overview.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/overview', {
  GET: endpoint({ query: overviewQuery }, getOverview),
});
