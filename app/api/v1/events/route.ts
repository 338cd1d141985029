import { streamEvents } from '#lib/server/events/stream-events.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/events', {
  GET: endpoint({}, streamEvents),
});
