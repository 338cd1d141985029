import { restart as restartBody } from '#lib/api/restarts.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';
import { restart } from '#lib/server/restarts/restart.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/restarts', {
  POST: endpoint({ body: restartBody, bodyLimit: 512 * 1024 }, restart),
});
