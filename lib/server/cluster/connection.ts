import 'server-only';
import { AppError } from '#lib/domain/errors.ts';
import type { ClusterCredentials } from '#lib/server/cluster/credentials.ts';
import { connectDemo } from '#lib/server/cluster/demo-connection.ts';
import { connectInCluster, runsInCluster } from '#lib/server/cluster/in-cluster.ts';
import { connectKubeconfig, defaultKubeconfigFiles } from '#lib/server/cluster/kubeconfig.ts';
import type { Transport } from '#lib/server/cluster/transport.ts';

/** Somebody one can be in the demo cluster. */
export type DemoPerson = {
  name: string;
  displayName: string;
  description: string;
  home: string;
  credentials: ClusterCredentials;
};

/** The one cluster of this process, and who the application is in it. */
export type ClusterConnection = {
  kind: 'kubeconfig' | 'in-cluster' | 'demo';
  /** What people call it: the context's name, `in-cluster` or `demo`. */
  name: string;
  /** Base URL of its API server, with a path prefix where there is one. */
  server: string;
  /** A sentence: why this cluster. Printed at start and shown. */
  why: string;
  /** Whom the application acts as, as far as the configuration names it. */
  user: string;
  /** Namespaces that were named, to follow where the whole cluster may not be listed. */
  namespaces: readonly string[];
  /** The one to follow where none was named and namespaces may not be listed either. */
  home: string | null;
  application: ClusterCredentials;
  /** Empty outside the demo. */
  people: readonly DemoPerson[];
  transport: Transport;
  close(): Promise<void>;
};

/** Settings of scripts/start, see lib/server/env.ts. Empty strings count as absent. */
export type ConnectionOptions = {
  cluster: 'demo' | null;
  kubeconfig: string | null;
  context: string | null;
  namespaces: readonly string[];
  /** The environment that KUBECONFIG, HOME and KUBERNETES_SERVICE_HOST are read from. */
  environment: Readonly<Record<string, string | undefined>>;
};

/**
 * Which cluster, in this order: asked for the demo; --kubeconfig or KUBECONFIG or ~/.kube/config; the pod this runs
 * in; the demo. Reads configuration only, nothing is sent yet: an unreachable cluster is found out (and recovered
 * from) by whoever asks it.
 * @throws AppError when a configuration was named and cannot be used
 */
export async function connectCluster(options: ConnectionOptions): Promise<ClusterConnection> {
  if (options.cluster === 'demo') {
    return connectDemo('The demo cluster, because it was asked for (--demo or PULLPORT_CLUSTER=demo).');
  }
  const files = await defaultKubeconfigFiles(options);
  if (files !== null) return connectKubeconfig(files, options);
  if (options.context !== null) {
    throw new AppError(
      'bad-request',
      'A context was named, but there is no kubeconfig to find it in: give --kubeconfig.',
    );
  }
  if (await runsInCluster(options.environment)) return connectInCluster(options);
  return connectDemo(
    'The demo cluster, because neither KUBECONFIG nor ~/.kube/config nor a pod gives another.',
  );
}
