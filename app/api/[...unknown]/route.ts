import { AppError } from '#lib/domain/errors.ts';
import { openEndpoint, route } from '#lib/server/http/handler.ts';

/** Whatever no other route answers: a problem instead of a page, for every method. */
const nothing = openEndpoint(() =>
  Promise.reject(
    new AppError('not-found', 'There is no such call. GET /api/v1/openapi.json lists those there are.'),
  ),
);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/*', {
  GET: nothing,
  POST: nothing,
  PUT: nothing,
  PATCH: nothing,
  DELETE: nothing,
  OPTIONS: nothing,
});
