import 'server-only';
import { UserCluster } from '../cluster/user-cluster.ts';
import type { Context } from '../context.ts';
import { Access } from '../identity/access.ts';
import { identify } from '../identity/session.ts';
import type { Pullport } from '../process.ts';

/**
 * Everything a verb needs to answer one request.
 * @throws AppError `unauthenticated` when nobody is signed in
 */
export async function openContext(
  running: Pullport,
  headers: Headers,
  signal: AbortSignal,
  requestId: string,
): Promise<Context> {
  const { connection } = running;
  const identity = await identify(connection, running.cookie, headers);
  return {
    identity,
    cluster: new UserCluster(connection, identity.credentials, signal),
    access: new Access(running.accessMemory, connection, identity, () => running.live.namespaceNames()),
    pullport: running,
    log: running.log.child({ requestId, user: identity.name }),
    requestId,
    signal,
  };
}
