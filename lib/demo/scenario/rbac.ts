import { type JsonObject, type NewObject } from '#lib/demo/api-server/objects.ts';
import { type ObjectStore } from '#lib/demo/api-server/store.ts';

const GROUP = 'rbac.authorization.k8s.io';
const READ = ['get', 'list', 'watch'];

const rule = (apiGroups: string[], resources: string[], verbs: string[]): JsonObject => ({
  apiGroups,
  resources,
  verbs,
});

const applicationRules = [
  rule([''], ['pods', 'serviceaccounts', 'namespaces', 'nodes'], READ),
  rule(['apps'], ['deployments', 'statefulsets', 'daemonsets', 'replicasets'], READ),
  rule(['batch'], ['jobs', 'cronjobs'], READ),
];

const tenants: Readonly<Record<string, readonly string[]>> = {
  payments: ['payments', 'payments-staging'],
  search: ['search', 'search-staging'],
};

/** Gives each person the rights their description promises. */
export function grantRights(store: ObjectStore): void {
  store.create('clusterroles', { metadata: { name: 'pullport' }, rules: applicationRules });
  store.create('clusterroles', { metadata: { name: 'node-reader' }, rules: [rule([''], ['nodes'], READ)] });
  bindEverywhere(store, 'platform-admins', 'cluster-admin', group('platform'));
  bindEverywhere(store, 'audit-view', 'view', group('audit'));
  bindEverywhere(store, 'audit-nodes', 'node-reader', group('audit'));
  bindEverywhere(store, 'pullport', 'pullport', { kind: 'User', apiGroup: GROUP, name: 'pullport' });
  for (const [team, namespaces] of Object.entries(tenants))
    for (const namespace of namespaces)
      store.create('rolebindings', {
        metadata: { name: `${team}-edit`, namespace },
        ...binding('edit', group(team)),
      });
}

function bindEverywhere(store: ObjectStore, name: string, role: string, subject: JsonObject): void {
  store.create('clusterrolebindings', { metadata: { name }, ...binding(role, subject) });
}

function binding(role: string, subject: JsonObject): Omit<NewObject, 'metadata'> {
  return { roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name: role }, subjects: [subject] };
}

const group = (name: string): JsonObject => ({ kind: 'Group', apiGroup: GROUP, name });
