import { describeApiServer, type ApiServer } from '#e2e/cluster/api-server.ts';
import { prepareAudit } from '#e2e/cluster/audit.ts';
import { buildBinaries } from '#e2e/cluster/build.ts';
import type { Runtime } from '#e2e/cluster/containerd.ts';
import { componentAccess, startControllers } from '#e2e/cluster/controllers.ts';
import { startEtcd } from '#e2e/cluster/etcd.ts';
import {
  createTokens,
  grantRights,
  identities,
  requestAppToken,
  tokenFile,
  type Identity,
  type Tokens,
} from '#e2e/cluster/identities.ts';
import { createKeys, type ClusterKeys } from '#e2e/cluster/keys.ts';
import type { Access } from '#e2e/cluster/kube-client.ts';
import { kubeconfigPath, writeKubeconfig } from '#e2e/cluster/kubeconfig.ts';
import { prepareMachine, type Binaries } from '#e2e/cluster/machine.ts';
import { installPackages } from '#e2e/cluster/packages.ts';
import { identityOf, together } from '#e2e/cluster/process.ts';
import type { Registries } from '#e2e/cluster/registries.ts';
import { createRun, freshDirectory, placeOf, saveState, writeIn, type Run } from '#e2e/cluster/run.ts';
import { sweepAbandoned, tearDown } from '#e2e/cluster/teardown.ts';
import { apply } from '#e2e/cluster/workloads/apply.ts';
import { namespaces } from '#e2e/cluster/workloads/namespaces.ts';
import { namespaceObject, serviceAccount } from '#e2e/cluster/workloads/objects.ts';
import { allScenes, populate } from '#e2e/cluster/workloads/populate.ts';

export type ClusterOptions = {
  /** No node, no registries: the API server, its controllers and identities only. */
  controlPlaneOnly?: boolean;
  alwaysPullImages?: boolean;
  runtime?: Runtime;
  /** Whether the API server can stream lists (feature gate WatchList). */
  streamingLists?: boolean;
  /** Keep a line for each request of the application's own account (auditedRequests of audit.ts reads them). */
  audit?: boolean;
  /** Folder of its own, by default a fresh one below the system's folder for temporary files. */
  directory?: string;
  /** Keep it after this process has ended; else the next start sweeps it away. */
  keep?: boolean;
  /** Broken and healthy workloads to look at. */
  workloads?: boolean;
  /** Ends a start under way; what was started is taken down. */
  signal?: AbortSignal;
  say?: (line: string) => void;
};

export type Cluster = {
  run: Run;
  server: string;
  /** Null with controlPlaneOnly. */
  registries: Registries | null;
  /** Access of an identity for calls of the harness's own client. */
  access(identity: Identity): Access;
  /** Path of a kubeconfig file. */
  kubeconfig(identity: Identity): string;
  stopApiServer(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  startApiServer(): Promise<void>;
  /** Kills the API server and starts it again on the same port; resolves when it is ready. */
  restartApiServer(): Promise<void>;
  /** Takes the cluster down; nothing is left but the logs, where wanted. */
  stop(after?: { keepLogs: boolean }): Promise<void>;
};

const nodeName = 'worker-1';

const portNames = [
  ...(['etcd', 'etcdPeer', 'api', 'kubelet'] as const),
  ...(['open', 'password', 'tls', 'front', 'silent', 'closed'] as const),
] as const;

/**
 * Builds what is missing, starts a cluster of its own on this machine and resolves when the API server answers
 * and, with a node, the node is ready. On failure what was started is taken down and the logs stay.
 */
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const say = options.say ?? (() => {});
  await sweepAbandoned(say);
  await installPackages(say);
  const kubernetes = await buildBinaries('kubernetes', say);
  const runtimeBinaries = options.controlPlaneOnly ? '' : await buildBinaries('containerd', say);
  const run = createRun(options.directory ?? freshDirectory(), options.keep ? null : identityOf(process.pid));
  run.stopping = options.signal?.aborted ?? false;
  options.signal?.addEventListener('abort', () => (run.stopping = true));
  try {
    return await start(run, { kubernetes, containerd: runtimeBinaries }, options);
  } catch (error) {
    await tearDown(run, { keepLogs: options.signal?.aborted !== true });
    throw error;
  }
}

async function start(run: Run, binaries: Binaries, options: ClusterOptions): Promise<Cluster> {
  const ports = await placeOf(run).ports(portNames);
  const server = `https://127.0.0.1:${ports.api}`;
  const keys = await createKeys(run, nodeName);
  const tokens = createTokens();
  startEtcd(run, binaries.kubernetes, { client: ports.etcd, peer: ports.etcdPeer });
  const apiServer = describeApiServer(run, {
    ...{ binaries: binaries.kubernetes, keys, port: ports.api, etcdPort: ports.etcd },
    tokenFile: writeIn(run, tokenFile(tokens), 'pki', 'tokens.csv'),
    alwaysPullImages: options.alwaysPullImages ?? false,
    streamingLists: options.streamingLists ?? true,
    auditLog: options.audit === true ? prepareAudit(run) : null,
  });
  const root = componentAccess(server, keys, keys.apiServerToKubelet);
  const runtime = options.runtime ?? 'containerd-2';
  const [machine] = await together(run, [
    options.controlPlaneOnly ? null : prepareMachine(run, { keys, ports, runtime, nodeName, binaries }),
    apiServer.start().then(() => furnish(run, binaries.kubernetes, keys, root)),
  ]);
  if (machine !== null) await machine.join(componentAccess(server, keys, keys.kubelet), root);
  if (machine !== null && options.workloads) {
    await populate(run, root, machine.registries, allScenes(machine.registries, runtime));
  }
  const accesses = await accessOfAll(keys, root, tokens);
  run.state.server = server;
  saveState(run);
  return describeCluster(run, root, machine?.registries ?? null, apiServer, accesses);
}

/** Controllers, namespaces, the application's account and everybody's rights. */
async function furnish(run: Run, binaries: string, keys: ClusterKeys, root: Access): Promise<void> {
  startControllers(run, binaries, root.server, keys);
  await apply(root, namespaces.map(namespaceObject));
  await apply(root, [
    serviceAccount('pullport', 'pullport', []),
    ...namespaces.map((namespace) => serviceAccount(namespace, 'default', [])),
  ]);
  await grantRights(root);
}

async function accessOfAll(
  keys: ClusterKeys,
  root: Access,
  tokens: Tokens,
): Promise<Record<Identity, Access>> {
  const withToken = (token: string): Access => ({ ...root, credential: { token } });
  return {
    admin: withToken(tokens.admin),
    'tenant-a': withToken(tokens['tenant-a']),
    'tenant-b': withToken(tokens['tenant-b']),
    viewer: withToken(tokens.viewer),
    lister: withToken(tokens.lister),
    nobody: withToken(tokens.nobody),
    certificate: componentAccess(root.server, keys, keys.platformEngineer),
    pullport: withToken(await requestAppToken(root)),
  };
}

function describeCluster(
  run: Run,
  root: Access,
  registries: Registries | null,
  apiServer: ApiServer,
  accesses: Record<Identity, Access>,
): Cluster {
  for (const identity of identities) writeKubeconfig(run, identity, accesses[identity]);
  return {
    ...{ run, server: root.server, registries },
    access: (identity) => accesses[identity],
    kubeconfig: (identity) => kubeconfigPath(run, identity),
    stopApiServer: (signal) => apiServer.stop(signal),
    startApiServer: () => apiServer.start(),
    async restartApiServer() {
      await apiServer.stop('SIGKILL');
      await apiServer.start();
    },
    stop: (after = { keepLogs: false }) => tearDown(run, after),
  };
}
