import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callCluster, type Access } from '#e2e/cluster/kube-client.ts';
import { isFree } from '#e2e/cluster/place.ts';
import { startProcess, stopProcess, waitUntil } from '#e2e/cluster/process.ts';
import type { ClusterKeys } from '#e2e/cluster/keys.ts';
import type { Run } from '#e2e/cluster/run.ts';

type ApiServerOptions = {
  binaries: string;
  keys: ClusterKeys;
  port: number;
  etcdPort: number;
  /** CSV as --token-auth-file takes it. */
  tokenFile: string;
  /** Admission plugin that sets every pull policy to Always. */
  alwaysPullImages: boolean;
  /** The feature gate WatchList: list as a stream. */
  streamingLists: boolean;
  /** Where to write a line for each request of the application's own account; null for no such log. */
  auditLog: { policy: string; file: string } | null;
};

/** An API server that can be stopped, killed and started again on the same port and data. */
export type ApiServer = {
  start(): Promise<void>;
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
};

const name = 'kube-apiserver';

/** Describes the API server of a run; nothing runs until `start`, which resolves when /readyz says yes. */
export function describeApiServer(run: Run, options: ApiServerOptions): ApiServer {
  const server = `https://127.0.0.1:${options.port}`;
  const probe: Access = {
    server,
    authority: readFileSync(options.keys.cluster.certificate, 'utf8'),
    credential: {
      certificate: readFileSync(options.keys.apiServerToKubelet.certificate, 'utf8'),
      key: readFileSync(options.keys.apiServerToKubelet.key, 'utf8'),
    },
  };
  return {
    async start() {
      startProcess(run, { name, command: join(options.binaries, name), arguments: flags(server, options) });
      await waitUntil(run, 'the API server', () => isReady(probe), { needs: ['etcd', name] });
    },
    async stop(signal) {
      await stopProcess(run, name, signal);
      // Its first thread may be gone a moment before the one that holds the port.
      await waitUntil(run, 'the API server’s port', () => isFree(options.port));
    },
  };
}

function flags(server: string, options: ApiServerOptions): string[] {
  const { keys } = options;
  return [
    '--bind-address=127.0.0.1',
    `--secure-port=${options.port}`,
    // Nothing is reached by service address here; the address must only not be a loopback one.
    '--advertise-address=192.0.2.1',
    '--endpoint-reconciler-type=none',
    '--service-cluster-ip-range=10.0.0.0/24',
    `--etcd-servers=http://127.0.0.1:${options.etcdPort}`,
    `--tls-cert-file=${keys.apiServer.certificate}`,
    `--tls-private-key-file=${keys.apiServer.key}`,
    `--client-ca-file=${keys.cluster.certificate}`,
    `--token-auth-file=${options.tokenFile}`,
    '--authorization-mode=Node,RBAC',
    '--anonymous-auth=false',
    `--service-account-issuer=${server}`,
    `--service-account-key-file=${keys.tokens.certificate}`,
    `--service-account-signing-key-file=${keys.tokens.key}`,
    `--kubelet-client-certificate=${keys.apiServerToKubelet.certificate}`,
    `--kubelet-client-key=${keys.apiServerToKubelet.key}`,
    '--kubelet-preferred-address-types=InternalIP',
    `--requestheader-client-ca-file=${keys.frontProxy.certificate}`,
    '--requestheader-username-headers=X-Remote-User',
    '--requestheader-group-headers=X-Remote-Group',
    '--requestheader-extra-headers-prefix=X-Remote-Extra-',
    '--requestheader-allowed-names=front-proxy',
    // A stopped server must not hold its port for the time a load balancer would need.
    '--shutdown-delay-duration=0s',
    '--profiling=false',
    ...(options.alwaysPullImages ? ['--enable-admission-plugins=AlwaysPullImages'] : []),
    ...(options.auditLog === null ? [] : auditFlags(options.auditLog)),
    ...(options.streamingLists ? [] : ['--feature-gates=WatchList=false']),
  ];
}

function auditFlags({ policy, file }: { policy: string; file: string }): string[] {
  return [`--audit-policy-file=${policy}`, `--audit-log-path=${file}`, '--audit-log-mode=blocking-strict'];
}

async function isReady(access: Access): Promise<boolean> {
  try {
    return (await callCluster(access, { method: 'GET', path: '/readyz' })).status === 200;
  } catch {
    return false;
  }
}
