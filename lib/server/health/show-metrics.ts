import 'server-only';
import { isOurHost, namesPublicHost } from '../http/guard.ts';
import type { Pullport } from '../process.ts';

/**
 * The metrics as text, for scrapers that come by the pod's address or from this machine. Under the public address
 * there is nothing: what passes the ingress is for people.
 */
export async function showMetrics({ metrics, live, podIndex, doorway }: Pullport, headers: Headers) {
  // In a cluster scrapers come by the pod's address; on one's own machine a foreign name means DNS rebinding.
  const host = headers.get('host');
  const isForScrapers =
    doorway.is === 'loopback' ? isOurHost(doorway, host) : !namesPublicHost(doorway.origin, host);
  if (!isForScrapers) return new Response('Nothing here.\n', { status: 404 });
  metrics.pods.set(podIndex.size);
  metrics.watches.reset();
  for (const { resource, state } of live.freshness()) metrics.watches.inc({ resource, state });
  return new Response(await metrics.registry.metrics(), {
    headers: { 'content-type': metrics.registry.contentType },
  });
}
