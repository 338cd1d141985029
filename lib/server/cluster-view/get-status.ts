import 'server-only';
import type { Status } from '#lib/api/status.ts';
import { resources, type ResourceName } from '../cluster/resources.ts';
import type { WatchFreshness } from '../cluster/freshness.ts';
import type { Context } from '../context.ts';
import { freshnessView } from '../freshness-view.ts';
import type { Visible } from '../identity/access.ts';
import type { Pullport } from '../process.ts';
import { toTimestamp } from '../timestamp.ts';
import { version } from '../version.ts';

/** What each watch is for, in the order in which the page shows them. */
const uses: readonly [ResourceName, string][] = [
  ['pods', 'every list: images, policies, pull states'],
  ['namespaces', 'the namespace picker and what a limited user may see'],
  ['serviceaccounts', 'which pull secrets are linked'],
  ['nodes', 'platforms and cached images'],
  ['deployments', 'workloads, restarts, what cannot make a pod'],
  ['statefulsets', 'workloads, restarts'],
  ['daemonsets', 'workloads, restarts'],
  ['replicasets', 'which Deployment a pod belongs to'],
  ['jobs', 'which CronJob a pod belongs to'],
  ['cronjobs', 'workloads'],
];

type AskedVerb = 'list' | 'create' | 'update' | 'patch' | 'delete';

/** The verbs are those that writes use: secrets are replaced whole, accounts and workloads patched. */
const asked: readonly { verb: AskedVerb; resource: ResourceName }[] = [
  { verb: 'list', resource: 'pods' },
  { verb: 'list', resource: 'secrets' },
  { verb: 'create', resource: 'secrets' },
  { verb: 'update', resource: 'secrets' },
  { verb: 'delete', resource: 'secrets' },
  { verb: 'list', resource: 'serviceaccounts' },
  { verb: 'patch', resource: 'serviceaccounts' },
  { verb: 'list', resource: 'events' },
  { verb: 'patch', resource: 'deployments' },
  { verb: 'create', resource: 'pods' },
  { verb: 'delete', resource: 'pods' },
  { verb: 'list', resource: 'nodes' },
];

/** Which cluster and as whom, how fresh each watch is, and what this person may do. */
export async function getStatus(context: Context): Promise<Status> {
  const { pullport, identity, access } = context;
  const { connection, live, clusterVersion, startedAt, streams } = pullport;
  const rights = await Promise.all(
    asked.map(async ({ verb, resource }) => ({ verb, resource, ...(await reach(context, verb, resource)) })),
  );
  const pods = live.freshness().find(({ resource }) => resource === 'pods');
  const visible = await access.visible('pods');
  // With a kubeconfig it is the same user who watches and who looks.
  const mayCount = visible.is === 'all' || connection.kind === 'kubeconfig';
  return {
    cluster: {
      kind: connection.kind,
      name: connection.name,
      server: connection.server,
      version: clusterVersion.current(),
      why: connection.why,
      reachable: pods?.state !== 'disconnected',
      sentence: pods?.sentence ?? 'The cluster is being read.',
    },
    application: { name: connection.user, method: connection.kind },
    you: { name: identity.name, groups: [...identity.groups], method: identity.method, rights },
    watches: uses.flatMap(([resource, sees]) =>
      live
        .freshness()
        .filter((watch) => watch.resource === resource && mayKnowOf(visible, watch))
        .map((watch) => ({
          resource,
          scope: watch.namespace ?? (resources[resource].namespaced ? 'all namespaces' : 'the cluster'),
          objects: mayCount && watch.state !== 'forbidden' ? count(pullport, watch) : null,
          freshness: freshnessView(watch),
          sees,
        })),
    ),
    process: { version, startedAt: toTimestamp(startedAt), streams: streams.size },
    kubectl: 'kubectl auth can-i --list',
  };
}

/** Cluster-wide first; else in how many of the visible namespaces. */
async function reach({ access }: Context, verb: AskedVerb, resource: ResourceName) {
  if (await access.may({ verb, resource, namespace: null }))
    return { scope: 'all namespaces', allowed: true };
  if (resource === 'nodes') return { scope: 'cluster', allowed: false };
  const visible = await access.visible('pods');
  const names = visible.is === 'some' ? [...visible.namespaces] : [];
  const answers = await Promise.all(names.map((namespace) => access.may({ verb, resource, namespace })));
  const allowed = answers.filter((answer) => answer).length;
  return { scope: `${allowed} of ${names.length} namespaces you see`, allowed: allowed > 0 };
}

/** Names of namespaces are shown only to who may see them. */
function mayKnowOf(visible: Visible, { namespace }: WatchFreshness): boolean {
  return namespace === null || visible.is === 'all' || visible.namespaces.has(namespace);
}

function count({ live }: Pullport, { resource, namespace }: WatchFreshness): number {
  const { workloads } = live;
  const stores: Partial<Record<ResourceName, { size: number; countInNamespace(name: string): number }>> = {
    pods: live.pods,
    namespaces: live.namespaces,
    serviceaccounts: live.serviceAccounts,
    nodes: live.nodes,
    deployments: workloads.Deployment,
    statefulsets: workloads.StatefulSet,
    daemonsets: workloads.DaemonSet,
    replicasets: workloads.ReplicaSet,
    jobs: workloads.Job,
    cronjobs: workloads.CronJob,
  };
  const store = stores[resource];
  return namespace === null ? (store?.size ?? 0) : (store?.countInNamespace(namespace) ?? 0);
}
