import { pullQuery } from '#lib/api/explanation.ts';
import { containerParams } from '#lib/api/names.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';
import { followPull } from '#lib/server/pulls/follow-pull.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/api/v1/namespaces/{namespace}/pods/{name}/containers/{container}/pull',
  { GET: endpoint({ params: containerParams, query: pullQuery }, followPull) },
);
