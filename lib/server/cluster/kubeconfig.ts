import 'server-only';
import { access, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Cluster, KubeConfig } from '@kubernetes/client-node';
import { AppError } from '#lib/domain/errors.ts';
import type { ClusterConnection, ConnectionOptions } from '#lib/server/cluster/connection.ts';
import { kubeconfigCredentials } from '#lib/server/cluster/kubeconfig-credentials.ts';
import { incompleteContext, unreadableFile } from '#lib/server/cluster/kubeconfig-problems.ts';
import { Transport } from '#lib/server/cluster/transport.ts';

export type KubeconfigFiles = {
  files: readonly string[];
  from: '--kubeconfig' | 'KUBECONFIG' | '~/.kube/config';
};

/**
 * The kubeconfig files kubectl would read: as told, else KUBECONFIG (a list whose missing files are passed over), else
 * ~/.kube/config. null where there is none.
 */
export async function defaultKubeconfigFiles(
  options: Pick<ConnectionOptions, 'kubeconfig' | 'environment'>,
): Promise<KubeconfigFiles | null> {
  if (options.kubeconfig) return { files: [options.kubeconfig], from: '--kubeconfig' };
  const listed = (options.environment['KUBECONFIG'] ?? '').split(delimiter).filter((file) => file !== '');
  if (listed.length > 0) {
    const there = await Promise.all(listed.map(exists));
    const files = listed.filter((_, index) => there[index]);
    return { files: files.length > 0 ? files : listed, from: 'KUBECONFIG' };
  }
  const home = options.environment['HOME'];
  const file = join(home ?? '', '.kube', 'config');
  return home && (await exists(file)) ? { files: [file], from: '~/.kube/config' } : null;
}

/**
 * The connection of a kubeconfig's context, as its user: exec plugins, client certificates and tokens are client-node's.
 * @throws AppError when a file cannot be read or the context is not whole
 */
export async function connectKubeconfig(
  { files, from }: KubeconfigFiles,
  options: Pick<ConnectionOptions, 'context' | 'namespaces'>,
): Promise<ClusterConnection> {
  // client-node is 90 MB in memory: loaded only where there is a kubeconfig.
  const { KubeConfig } = await import('@kubernetes/client-node');
  const config = load({ files, from }, () => new KubeConfig());
  if (options.context) config.setCurrentContext(options.context);
  const name = config.getCurrentContext();
  const context = config.getContextObject(name);
  const cluster = config.getCurrentCluster();
  const user = config.getCurrentUser();
  if (context === null || cluster === null || user === null || !URL.canParse(cluster.server)) {
    throw new AppError('bad-request', incompleteContext(config, name));
  }
  const proxy = cluster.proxyUrl ?? null;
  if (proxy?.startsWith('socks')) {
    throw new AppError(
      'bad-request',
      'The kubeconfig names a SOCKS proxy, which Pullport does not speak: use an http proxy.',
    );
  }
  const transport = new Transport({
    authority: await authorityOf(cluster),
    verify: cluster.skipTLSVerify ? 'never' : 'always',
    serverName: cluster.tlsServerName ?? null,
    proxy,
  });
  return {
    kind: 'kubeconfig',
    name,
    server: cluster.server,
    why: `The context ${name}, from ${from === '--kubeconfig' ? files.join(', ') : from}.`,
    user: user.name,
    namespaces: options.namespaces,
    home: context.namespace ?? 'default',
    application: kubeconfigCredentials(() => withoutAgents(config, new KubeConfig())),
    people: [],
    transport,
    close: () => transport.close(),
  };
}

function load({ files, from }: KubeconfigFiles, empty: () => KubeConfig): KubeConfig {
  const config = empty();
  for (const [index, file] of files.entries()) {
    const part = index === 0 ? config : empty();
    try {
      part.loadFromFile(file);
      if (index > 0) merge(config, part);
    } catch (cause) {
      throw new AppError('bad-request', unreadableFile(file, from, cause), { cause });
    }
  }
  return config;
}

/** As kubectl merges: the first file that names a thing wins (client-go clientcmd loader). */
function merge(into: KubeConfig, part: KubeConfig): void {
  for (const each of part.getClusters()) if (into.getCluster(each.name) === null) into.addCluster(each);
  for (const each of part.getUsers()) if (into.getUser(each.name) === null) into.addUser(each);
  for (const each of part.getContexts()) if (into.getContextObject(each.name) === null) into.addContext(each);
  if (!into.getCurrentContext() && part.getCurrentContext()) into.setCurrentContext(part.getCurrentContext());
}

/** client-node refuses plain http unless verification is off; its agents are not used here, `Transport` verifies. */
function withoutAgents(config: KubeConfig, copy: KubeConfig): KubeConfig {
  copy.loadFromOptions({
    clusters: config.getClusters().map((cluster) => ({ ...cluster, skipTLSVerify: true })),
    users: config.getUsers(),
    contexts: config.getContexts(),
    currentContext: config.getCurrentContext(),
  });
  return copy;
}

async function authorityOf(cluster: Cluster): Promise<string | null> {
  if (cluster.caData) return Buffer.from(cluster.caData, 'base64').toString('utf8');
  if (!cluster.caFile) return null;
  return readFile(cluster.caFile, 'utf8').catch((cause: unknown) => {
    throw new AppError(
      'bad-request',
      `The kubeconfig names ${cluster.caFile} as certificate-authority, which cannot be read.`,
      { cause },
    );
  });
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
