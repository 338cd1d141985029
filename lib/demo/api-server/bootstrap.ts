import { type JsonObject } from './objects.ts';
import { type ObjectStore } from './store.ts';

const GROUP = 'rbac.authorization.k8s.io';
const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'delete', 'deletecollection', 'patch', 'update'];

function rule(apiGroups: string[], resources: string[], verbs: string[]): JsonObject {
  return { apiGroups, resources, verbs };
}

function paths(nonResourceURLs: string[]): JsonObject {
  return { nonResourceURLs, verbs: ['get'] };
}

const VIEW = [
  rule(
    [''],
    [
      'pods',
      'pods/status',
      'serviceaccounts',
      'events',
      'resourcequotas',
      'resourcequotas/status',
      'namespaces',
    ],
    READ,
  ),
  rule(['apps'], ['deployments', 'statefulsets', 'daemonsets', 'replicasets'], READ),
  rule(['batch'], ['jobs', 'cronjobs'], READ),
];
const EDIT = [
  ...VIEW,
  rule([''], ['secrets'], [...READ, ...WRITE]),
  rule([''], ['pods', 'serviceaccounts'], WRITE),
  rule(['apps'], ['deployments', 'statefulsets', 'daemonsets', 'replicasets'], WRITE),
  rule(['batch'], ['jobs', 'cronjobs'], WRITE),
];
const INFO = ['/healthz', '/livez', '/readyz', '/version', '/version/'];

// The part of k/k plugin/pkg/auth/authorizer/rbac/bootstrappolicy that people lean on.
const ROLES: Readonly<Record<string, JsonObject[]>> = {
  'cluster-admin': [rule(['*'], ['*'], ['*']), { nonResourceURLs: ['*'], verbs: ['*'] }],
  admin: [...EDIT, rule([GROUP], ['roles', 'rolebindings'], [...READ, ...WRITE])],
  edit: EDIT,
  view: VIEW,
  'system:basic-user': [
    rule(['authorization.k8s.io'], ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'], ['create']),
    rule(['authentication.k8s.io'], ['selfsubjectreviews'], ['create']),
  ],
  'system:discovery': [paths(['/api', '/api/*', '/apis', '/apis/*', '/openapi', '/openapi/*', ...INFO])],
  'system:public-info-viewer': [paths(INFO)],
};

const BINDINGS: Readonly<Record<string, string[]>> = {
  'cluster-admin': ['system:masters'],
  'system:basic-user': ['system:authenticated'],
  'system:discovery': ['system:authenticated'],
  'system:public-info-viewer': ['system:authenticated', 'system:unauthenticated'],
};

/** Creates the roles and bindings every cluster is born with, where they are not there yet. */
export function createDefaultRoles(store: ObjectStore): void {
  const labels = { 'kubernetes.io/bootstrapping': 'rbac-defaults' };
  for (const [name, rules] of Object.entries(ROLES)) {
    if (store.get('clusterroles', undefined, name) === undefined) {
      store.create('clusterroles', { metadata: { name, labels }, rules });
    }
  }
  for (const [name, groups] of Object.entries(BINDINGS)) {
    if (store.get('clusterrolebindings', undefined, name) !== undefined) continue;
    const subjects = groups.map((group) => ({ kind: 'Group', apiGroup: GROUP, name: group }));
    const roleRef = { apiGroup: GROUP, kind: 'ClusterRole', name };
    store.create('clusterrolebindings', { metadata: { name, labels }, roleRef, subjects });
  }
}
