import { openEndpoint, route } from '#lib/server/http/handler.ts';
import { refuseUnroutable } from '#lib/server/http/unroutable.ts';

/** Where requests are led that could not be routed; see lib/server/http/unroutable.ts. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/unroutable', {
  GET: openEndpoint((_running, request) => refuseUnroutable(request)),
});
