import 'server-only';
import { access, readFile } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import type { ClusterConnection, ConnectionOptions } from '#lib/server/cluster/connection.ts';
import { tokenFileCredentials } from '#lib/server/cluster/credentials.ts';
import { Transport } from '#lib/server/cluster/transport.ts';

type Environment = ConnectionOptions['environment'];

/** Where the kubelet mounts it, unless a test put one elsewhere. */
function accountFolder(environment: Environment): string {
  return environment['PULLPORT_SERVICEACCOUNT_DIR'] || '/var/run/secrets/kubernetes.io/serviceaccount';
}

/** Whether this process runs in a pod with a ServiceAccount token. */
export async function runsInCluster(
  environment: Environment,
  folder = accountFolder(environment),
): Promise<boolean> {
  if (!environment['KUBERNETES_SERVICE_HOST']) return false;
  return access(`${folder}/token`).then(
    () => true,
    () => false,
  );
}

/** The connection of the pod's own ServiceAccount (client-go rest.InClusterConfig). */
export async function connectInCluster(
  options: Pick<ConnectionOptions, 'environment' | 'namespaces'>,
  folder = accountFolder(options.environment),
): Promise<ClusterConnection> {
  const host = options.environment['KUBERNETES_SERVICE_HOST'] ?? '';
  const port = options.environment['KUBERNETES_SERVICE_PORT'] ?? '443';
  const own = (await readFile(`${folder}/namespace`, 'utf8').catch(() => '')).trim();
  const authority = await readFile(`${folder}/ca.crt`, 'utf8').catch(() => null);
  const transport = new Transport({ authority, verify: 'always', serverName: null, proxy: null });
  return {
    kind: 'in-cluster',
    name: 'in-cluster',
    server: `https://${isIPv6(host) ? `[${host}]` : host}:${port}`,
    why: `The cluster this pod runs in${own === '' ? '' : ` (namespace ${own})`}.`,
    user: 'the ServiceAccount of its pod',
    namespaces: options.namespaces,
    home: own === '' ? null : own,
    application: tokenFileCredentials(`${folder}/token`),
    people: [],
    transport,
    close: () => transport.close(),
  };
}
