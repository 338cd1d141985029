import 'server-only';
import { randomBytes } from 'node:crypto';
import type { ClusterVersion } from './cluster-view/cluster-version.ts';
import type { ClusterConnection } from './cluster/connection.ts';
import type { LiveCluster } from './cluster/live-cluster.ts';
import type { Env } from './env.ts';
import type { StreamRegistry } from './http/stream-registry.ts';
import type { Doorway } from './http/guard.ts';
import type { AccessMemory } from './identity/access.ts';
import type { SignInCookie } from './identity/cookie.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { PodIndex } from './pods/pod-index.ts';
import type { RunningProofs } from './proofs/running-proofs.ts';
import type { AttemptsSeen } from './pulls/attempts-seen.ts';
import type { SecretMemory } from './pull-secrets/secret-memory.ts';

/** All that lives as long as the process. Built once by start.ts. */
export type Pullport = {
  env: Env;
  startedAt: number;
  /** Epoch milliseconds: what is expired, and when the next attempt comes, is told by this clock. */
  now: () => number;
  connection: ClusterConnection;
  clusterVersion: ClusterVersion;
  live: LiveCluster;
  podIndex: PodIndex;
  attemptsSeen: AttemptsSeen;
  doorway: Doorway;
  cookie: SignInCookie;
  accessMemory: AccessMemory;
  secretMemory: SecretMemory;
  proofs: RunningProofs;
  streams: StreamRegistry;
  metrics: Metrics;
  log: Log;
};

// Instrumentation and routes are separate module graphs: only the global object is shared between them.
const place = Symbol.for('pullport');
const keyPlace = Symbol.for('pullport.key');
type Holder = { [place]?: Promise<Pullport>; [keyPlace]?: Buffer };

/** Remembers the process being started; requests that come before it is ready wait for it. */
export function holdPullport(starting: Promise<Pullport>): void {
  (globalThis as Holder)[place] = starting;
}

/**
 * The running process.
 * @throws Error when it was never started, which is a fault of this program
 */
export async function pullport(): Promise<Pullport> {
  const held = (globalThis as Holder)[place];
  if (held === undefined) throw new Error('Pullport was not started: instrumentation.ts did not run.');
  return held;
}

/**
 * A random key, one for all module graphs, gone with the process: what is remembered per identity is kept under it, and
 * equal credentials are recognised by it.
 */
export function processKey(): Buffer {
  const holder = globalThis as Holder;
  holder[keyPlace] ??= randomBytes(32);
  return holder[keyPlace];
}
