import 'server-only';
import type { Access } from './identity/access.ts';
import type { Identity } from './identity/identity.ts';
import type { Log } from './log.ts';
import type { Pullport } from './process.ts';
import type { UserCluster } from './cluster/user-cluster.ts';

/** Who asks, and everything a verb may use to answer. Made anew for each request. */
export type Context = {
  identity: Identity;
  /** The API server, spoken to under this person's own credentials and no others. */
  cluster: UserCluster;
  /** What this person may see and do, asked of the cluster. */
  access: Access;
  /** What lives as long as the process: the live store, metrics, memory per session. */
  pullport: Pullport;
  log: Log;
  requestId: string;
  /** Ends when the client goes away. */
  signal: AbortSignal;
};
