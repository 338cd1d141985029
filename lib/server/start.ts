import 'server-only';
import { ClusterVersion } from './cluster-view/cluster-version.ts';
import { topOwner } from './cluster/owners.ts';
import { connectCluster, type ClusterConnection } from './cluster/connection.ts';
import { startLiveCluster } from './cluster/live-cluster.ts';
import { readEnv, type Env } from './env.ts';
import { logFreshness } from './health/log-freshness.ts';
import type { Doorway } from './http/guard.ts';
import { StreamRegistry } from './http/stream-registry.ts';
import { AccessMemory } from './identity/access.ts';
import { SignInCookie } from './identity/cookie.ts';
import { createLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { PodIndex } from './pods/pod-index.ts';
import type { Pullport } from './process.ts';
import { RunningProofs } from './proofs/running-proofs.ts';
import { AttemptsSeen } from './pulls/attempts-seen.ts';
import { SecretMemory } from './pull-secrets/secret-memory.ts';
import { welcomeText } from './welcome.ts';

/**
 * Builds everything that lives as long as the process and starts following the cluster.
 * @throws Error when a setting is wrong, with a sentence that names it
 */
export async function startPullport(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Pullport> {
  const env = readEnv(environment);
  const connection = await connectCluster({
    cluster: env.PULLPORT_CLUSTER ?? null,
    kubeconfig: env.PULLPORT_KUBECONFIG ?? null,
    context: env.PULLPORT_CONTEXT ?? null,
    namespaces: env.PULLPORT_NAMESPACES ?? [],
    environment,
  });
  const host = environment['PULLPORT_HOST'] ?? environment['HOSTNAME'];
  const doorway = chooseDoorway(connection, env, host);
  const log = createLog(env, connection.kind === 'in-cluster' ? 'info' : 'warn');
  const running = assemblePullport({ env, connection, doorway, log });
  const listensAt = { host: host ?? '127.0.0.1', port: environment['PORT'] ?? '3000' };
  process.stdout.write(welcomeText(running, listensAt));
  return running;
}

/** Everything that lives as long as the process, over a cluster that was chosen; starts following it. */
export function assemblePullport(
  chosen: Pick<Pullport, 'env' | 'connection' | 'doorway' | 'log'> & Partial<Pick<Pullport, 'now'>>,
): Pullport {
  const { env, connection, doorway, log, now = Date.now } = chosen;
  const live = startLiveCluster(connection);
  logFreshness(live, log);
  return {
    ...chosen,
    startedAt: now(),
    now,
    clusterVersion: new ClusterVersion(connection),
    live,
    podIndex: new PodIndex(live.pods, {
      ownerOf: (pod) => topOwner(live, pod),
      remembered: (pod, container) => live.knownCauses.of(pod, container),
    }),
    attemptsSeen: new AttemptsSeen(live.pods, now),
    cookie: new SignInCookie({
      key: env.PULLPORT_SESSION_KEY,
      transport: doorway.is === 'public' && doorway.origin.startsWith('https:') ? 'https' : 'http',
    }),
    accessMemory: new AccessMemory(),
    secretMemory: new SecretMemory(),
    proofs: new RunningProofs(),
    streams: new StreamRegistry(),
    metrics: createMetrics(),
  };
}

/** With a kubeconfig whoever reaches the server acts as its user, so only this machine may reach it. */
function chooseDoorway(connection: ClusterConnection, env: Env, host: string | undefined): Doorway {
  if (env.PULLPORT_PUBLIC_URL !== undefined && connection.kind === 'in-cluster') {
    return { is: 'public', origin: new URL(env.PULLPORT_PUBLIC_URL).origin };
  }
  if (connection.kind === 'in-cluster') {
    throw new Error('In a cluster PULLPORT_PUBLIC_URL must say under which address people open Pullport.');
  }
  if (host !== undefined && !['127.0.0.1', '::1', 'localhost'].includes(host)) {
    throw new Error(
      `--host ${host} is refused: everyone who reaches it would act as ${connection.user} in ${connection.name}. ` +
        'Leave it out, or run Pullport in the cluster, where people sign in.',
    );
  }
  return { is: 'loopback' };
}

/** Milliseconds that running proofs get to remove their pods when the process stops. */
const proofsGet = 2000;

/** Ends streams and watches, so that the process can exit at once; the pods of running proofs are removed first. */
export async function stopPullport(running: Pullport): Promise<void> {
  running.streams.close();
  running.live.close();
  await running.proofs.stop(proofsGet);
  await running.connection.close();
}
