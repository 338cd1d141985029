import { restart as restartBody } from '#lib/api/restarts.ts';
import { planBodyLimit } from '#lib/server/http/body.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';
import { restart } from '#lib/server/restarts/restart.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/v1/restarts', {
  POST: endpoint({ body: restartBody, bodyLimit: planBodyLimit }, restart),
});
