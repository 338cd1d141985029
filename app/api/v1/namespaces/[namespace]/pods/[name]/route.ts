import { podParams } from '#lib/api/names.ts';
import { endpoint, route } from '#lib/server/http/handler.ts';
import { getPod } from '#lib/server/pods/get-pod.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/api/v1/namespaces/{namespace}/pods/{name}',
  { GET: endpoint({ params: podParams }, getPod) },
);
