import 'server-only';
import { pullport, type Pullport } from '../process.ts';

/**
 * A door for machines of the cluster (probes, scrapers), which come by the pod's address: no identity and no host
 * check, so what it answers must be fit for anyone.
 */
export function probe(answer: (running: Pullport, headers: Headers) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    const response = await answer(await pullport(), request.headers);
    response.headers.set('cache-control', 'no-store');
    return response;
  };
}
