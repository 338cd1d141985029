import 'server-only';
import type { Pullport } from '../process.ts';

/**
 * The metrics as text, for scrapers that come by the pod's address or from this machine. Under the public address
 * there is nothing: what passes the ingress is for people.
 */
export async function showMetrics({ metrics, live, podIndex, doorway }: Pullport, headers: Headers) {
  const host = headers.get('host') ?? '';
  const isPublic = doorway.is === 'public' && host === new URL(doorway.origin).host;
  const isForeign = doorway.is === 'loopback' && !/^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/.test(host);
  if (isPublic || isForeign) return new Response('Nothing here.\n', { status: 404 });
  metrics.pods.set(podIndex.size);
  metrics.watches.reset();
  for (const { resource, state } of live.freshness()) metrics.watches.inc({ resource, state });
  return new Response(await metrics.registry.metrics(), {
    headers: { 'content-type': metrics.registry.contentType },
  });
}
