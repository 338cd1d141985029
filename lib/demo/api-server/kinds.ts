/** One kind of object the server serves. */
export type ResourceKind = {
  group: string;
  version: string;
  resource: ResourceName;
  kind: string;
  singular: string;
  shortNames: readonly string[];
  namespaced: boolean;
  /** Whether metadata.generation counts changes of the spec. */
  counted: boolean;
  subresources: readonly string[];
};

export type ResourceName =
  | 'namespaces'
  | 'nodes'
  | 'pods'
  | 'secrets'
  | 'serviceaccounts'
  | 'events'
  | 'resourcequotas'
  | 'deployments'
  | 'statefulsets'
  | 'daemonsets'
  | 'replicasets'
  | 'jobs'
  | 'cronjobs'
  | 'roles'
  | 'rolebindings'
  | 'clusterroles'
  | 'clusterrolebindings';

type Given = Partial<Pick<ResourceKind, 'shortNames' | 'namespaced' | 'counted' | 'subresources'>>;

function kindOf(groupVersion: string, resource: ResourceName, kind: string, given: Given = {}): ResourceKind {
  const slash = groupVersion.indexOf('/');
  return {
    group: slash < 0 ? '' : groupVersion.slice(0, slash),
    version: groupVersion.slice(slash + 1),
    resource,
    kind,
    singular: kind.toLowerCase(),
    shortNames: [],
    namespaced: true,
    counted: false,
    subresources: [],
    ...given,
  };
}

const workload = { counted: true, subresources: ['status', 'scale'] };

const KINDS: readonly ResourceKind[] = [
  kindOf('v1', 'namespaces', 'Namespace', {
    shortNames: ['ns'],
    namespaced: false,
    subresources: ['status', 'finalize'],
  }),
  kindOf('v1', 'nodes', 'Node', {
    shortNames: ['no'],
    namespaced: false,
    subresources: ['status'],
  }),
  kindOf('v1', 'pods', 'Pod', {
    shortNames: ['po'],
    counted: true,
    subresources: ['status', 'ephemeralcontainers'],
  }),
  kindOf('v1', 'secrets', 'Secret'),
  kindOf('v1', 'serviceaccounts', 'ServiceAccount', { shortNames: ['sa'] }),
  kindOf('v1', 'events', 'Event', { shortNames: ['ev'] }),
  kindOf('v1', 'resourcequotas', 'ResourceQuota', {
    shortNames: ['quota'],
    subresources: ['status'],
  }),
  kindOf('apps/v1', 'deployments', 'Deployment', { shortNames: ['deploy'], ...workload }),
  kindOf('apps/v1', 'statefulsets', 'StatefulSet', { shortNames: ['sts'], ...workload }),
  kindOf('apps/v1', 'daemonsets', 'DaemonSet', {
    shortNames: ['ds'],
    counted: true,
    subresources: ['status'],
  }),
  kindOf('apps/v1', 'replicasets', 'ReplicaSet', { shortNames: ['rs'], ...workload }),
  kindOf('batch/v1', 'jobs', 'Job', { counted: true, subresources: ['status'] }),
  kindOf('batch/v1', 'cronjobs', 'CronJob', {
    shortNames: ['cj'],
    counted: true,
    subresources: ['status'],
  }),
  kindOf('rbac.authorization.k8s.io/v1', 'roles', 'Role'),
  kindOf('rbac.authorization.k8s.io/v1', 'rolebindings', 'RoleBinding'),
  kindOf('rbac.authorization.k8s.io/v1', 'clusterroles', 'ClusterRole', { namespaced: false }),
  kindOf('rbac.authorization.k8s.io/v1', 'clusterrolebindings', 'ClusterRoleBinding', {
    namespaced: false,
  }),
];

const byResource = new Map<string, ResourceKind>(KINDS.map((kind) => [kind.resource, kind]));

/** Every kind served, in the order of discovery. */
export function allKinds(): readonly ResourceKind[] {
  return KINDS;
}

/** What is known of a resource this server holds. */
export function kindFor(resource: ResourceName): ResourceKind {
  const kind = byResource.get(resource);
  if (kind === undefined) throw new RangeError(`The demo API server has no resource "${resource}".`);
  return kind;
}

/** The kind served under a path's group, version and resource; null answers 404. */
export function findKind(group: string, version: string, resource: string): ResourceKind | null {
  const kind = byResource.get(resource);
  if (kind === undefined) return null;
  return kind.group === group && kind.version === version ? kind : null;
}

/** `v1`, `apps/v1`: what an object of this kind carries as apiVersion. */
export function apiVersionOf(kind: ResourceKind): string {
  return kind.group === '' ? kind.version : `${kind.group}/${kind.version}`;
}

/** `pods`, `deployments.apps`: how error messages name a resource. */
export function qualifiedName(kind: ResourceKind): string {
  return kind.group === '' ? kind.resource : `${kind.resource}.${kind.group}`;
}
