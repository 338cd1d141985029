import { openApiDocument } from '#lib/api/openapi.ts';
import { openEndpoint, route } from '#lib/server/http/handler.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/openapi.json', {
  GET: openEndpoint(() => Promise.resolve(openApiDocument())),
});
