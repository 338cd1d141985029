import { type DemoCluster, type DemoClusterOptions, startDemoCluster } from '#lib/demo/demo-cluster.ts';
import { type ManualClock, manualClock } from '#lib/demo/clock.ts';
import type { ClusterConnection } from '#lib/server/cluster/connection.ts';
import { bearerCredentials } from '#lib/server/cluster/credentials.ts';
import { Transport } from '#lib/server/cluster/transport.ts';
import type { Context } from '#lib/server/context.ts';
import { readEnv } from '#lib/server/env.ts';
import { openContext } from '#lib/server/http/open-context.ts';
import { createLog } from '#lib/server/log.ts';
import type { Pullport } from '#lib/server/process.ts';
import { assemblePullport, stopPullport } from '#lib/server/start.ts';

/** The demo cluster and Pullport over it, as verbs see them. */
export type DemoPullport = {
  demo: DemoCluster;
  running: Pullport;
  /** Moves the cluster's time: controllers and kubelets act only then. */
  clock: ManualClock;
  /** Every log line so far. */
  logLines: string[];
  /** A request of one of the demo's people. */
  contextOf(person: string, signal?: AbortSignal): Promise<Context>;
  /** A call of the demo's API server past Pullport, as its admin; answers the JSON. */
  kube(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Resolves once the live store shows what `isTrue` waits for. */
  until(isTrue: () => boolean): Promise<void>;
  /** Resolves once the live store shows all pods, accounts and Deployments as they are now. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
};

type Stored = { metadata: { namespace: string; name: string; resourceVersion: string } };

type Options = { startAt?: number } & Pick<DemoClusterOptions, 'plugins' | 'lists'>;

/** Starts both on loopback; time stands still at `startAt` until the clock is moved. */
export async function startDemoPullport(options: Options = {}): Promise<DemoPullport> {
  const { startAt = Date.now(), ...cluster } = options;
  const clock = manualClock(startAt);
  const demo = await startDemoCluster({ clock, ...cluster });
  const logLines: string[] = [];
  const env = readEnv({});
  const running = assemblePullport({
    env,
    connection: connectionTo(demo),
    doorway: { is: 'loopback' },
    now: () => clock.now(),
    log: createLog(env, 'info', { write: (line) => logLines.push(line) }),
  });
  await running.live.ready;
  const kube: DemoPullport['kube'] = async (method, path, body) => {
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const response = await fetch(`${demo.url}/as/jana${path}`, {
      method,
      headers: { 'content-type': type },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return response.json();
  };
  const until: DemoPullport['until'] = (isTrue) => {
    if (isTrue()) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = running.live.subscribe(() => {
        if (!isTrue()) return;
        stop();
        resolve();
      });
    });
  };
  return {
    demo,
    running,
    clock,
    logLines,
    contextOf(person, signal = new AbortController().signal) {
      const token = demo.people.find(({ name }) => name === person)?.token ?? '';
      const headers = new Headers({ authorization: `Bearer ${token}` });
      return openContext(running, headers, signal, crypto.randomUUID());
    },
    kube,
    until,
    async caughtUp() {
      const { pods, serviceAccounts, workloads } = running.live;
      const stores = { pods, serviceaccounts: serviceAccounts, deployments: workloads.Deployment };
      for (const [resource, store] of Object.entries(stores)) {
        const group = resource === 'deployments' ? '/apis/apps/v1' : '/api/v1';
        const { items } = (await kube('GET', `${group}/${resource}`)) as { items: Stored[] };
        const isSame = ({ metadata: { namespace, name, resourceVersion } }: Stored) =>
          store.find(namespace, name)?.resourceVersion === resourceVersion;
        await until(() => store.size === items.length && items.every(isSame));
      }
    },
    async close() {
      await stopPullport(running);
      await demo.close();
    },
  };
}

function connectionTo(demo: DemoCluster): ClusterConnection {
  const transport = new Transport();
  return {
    kind: 'demo',
    name: 'demo',
    server: demo.url,
    why: 'A test asked for it.',
    user: demo.application.name,
    namespaces: [],
    home: null,
    application: bearerCredentials(demo.application.token),
    people: demo.people.map(({ token, ...person }) => ({
      ...person,
      credentials: bearerCredentials(token),
    })),
    transport,
    close: () => transport.close(),
  };
}
