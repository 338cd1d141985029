import { containerParams } from '#lib/api/names.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';
import { explainPull } from '#lib/server/pulls/explain-pull.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/api/v1/namespaces/{namespace}/pods/{name}/containers/{container}/pull',
  { GET: endpoint({ params: containerParams }, explainPull) },
);
