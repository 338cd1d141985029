import type { ObjectStore } from '#lib/demo/api-server/store.ts';

const group = 'rbac.authorization.k8s.io';

/** One who sees everything, four who see ten namespaces each. */
export const people = ['admin', 'one', 'two', 'three', 'four'].map((name) => ({
  name,
  groups: name === 'admin' ? ['system:masters'] : [],
  token: `bench-${name}`,
}));

/** Who see everything: an identity may hold 20 streams, so 500 streams take 25 of them. */
export const readers = Array.from({ length: 25 }, (_, index) => ({
  name: `reader-${index}`,
  groups: ['system:masters'],
  token: `bench-reader-${index}`,
}));

/** Binds the four to the namespaces they see. */
export function grantBenchRights(store: ObjectStore): void {
  store.create('clusterrolebindings', {
    metadata: { name: 'bench-admin' },
    roleRef: { apiGroup: group, kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: [{ kind: 'Group', apiGroup: group, name: 'system:masters' }],
  });
  people.slice(1).forEach(({ name }, person) => {
    for (let team = person * 10; team < person * 10 + 10; team += 1) {
      store.create('rolebindings', {
        metadata: { name: `bench-${name}`, namespace: `team-${team}` },
        roleRef: { apiGroup: group, kind: 'ClusterRole', name: 'edit' },
        subjects: [{ kind: 'User', apiGroup: group, name }],
      });
    }
  });
}
