import 'server-only';
import { setImmediate } from 'node:timers/promises';
import type { Pullport } from '../process.ts';

/** 200 once everything that may be read of the cluster has been read, 503 before; a cluster lost later keeps it ready. */
export async function readiness({ live }: Pullport): Promise<Response> {
  const isReady = await Promise.race([live.ready.then(() => true), setImmediate(false)]);
  return isReady
    ? new Response('ready\n')
    : new Response('The cluster is still being read.\n', { status: 503 });
}
