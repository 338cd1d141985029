import { randomBytes } from 'node:crypto';
import { deployedRights } from '#e2e/cluster/manifest.ts';
import { mustCall, type Access } from '#e2e/cluster/kube-client.ts';
import { bindRole, clusterRole, namespacedBinding, type KubeObject } from '#e2e/cluster/workloads/objects.ts';
import { apply } from '#e2e/cluster/workloads/apply.ts';
import { tenants } from '#e2e/cluster/workloads/namespaces.ts';

const people = ['admin', 'tenant-a', 'tenant-b', 'viewer', 'lister', 'nobody'] as const;
type Person = (typeof people)[number];
/** Everybody there is a kubeconfig for: people with a token, one with a client certificate, the app's ServiceAccount. */
export const identities = [...people, 'certificate', 'pullport'] as const;
export type Identity = (typeof identities)[number];

export type Tokens = Readonly<Record<Person, string>>;

/** A fresh token for each person. */
export function createTokens(): Tokens {
  const token = (): string => randomBytes(24).toString('base64url');
  return {
    ...{ admin: token(), 'tenant-a': token(), 'tenant-b': token() },
    ...{ viewer: token(), lister: token(), nobody: token() },
  };
}

/** The content of --token-auth-file: token, user name, uid, groups. */
export function tokenFile(tokens: Tokens): string {
  return people.map((person) => `${tokens[person]},${userName(person)},${person},""\n`).join('');
}

function userName(person: Person): string {
  return `${person}@corp.test`;
}

const reading = ['get', 'list', 'watch'];
const workloadRules = [
  { apiGroups: ['apps'], resources: ['deployments', 'replicasets', 'statefulsets', 'daemonsets'] },
  { apiGroups: ['batch'], resources: ['jobs', 'cronjobs'] },
];
const podRules = [
  { apiGroups: [''], resources: ['pods', 'serviceaccounts', 'namespaces', 'nodes'] },
  ...workloadRules,
];
const eventRules = [{ apiGroups: ['', 'events.k8s.io'], resources: ['events'] }];

function rolesAndBindings(): KubeObject[] {
  const withVerbs = (rules: readonly object[], verbs: readonly string[]): object[] =>
    rules.map((rule) => ({ ...rule, verbs }));
  return [
    clusterRole('viewer', withVerbs([...podRules, ...eventRules], reading)),
    clusterRole('lister', withVerbs([...podRules, ...eventRules], ['get', 'list'])),
    // What is deployed is what is tested: nothing more.
    ...deployedRights(),
    clusterRole('tenant', [
      ...withVerbs(
        [
          {
            apiGroups: [''],
            resources: ['pods', 'pods/log', 'pods/exec', 'secrets', 'serviceaccounts', 'events'],
          },
          { apiGroups: [''], resources: ['configmaps', 'persistentvolumeclaims'] },
          { apiGroups: ['events.k8s.io'], resources: ['events'] },
          ...workloadRules,
        ],
        ['*'],
      ),
      { apiGroups: [''], resources: ['namespaces', 'resourcequotas'], verbs: ['get'] },
    ]),
    // The node authorizer learns of a new pod a moment after the kubelet does and would refuse the pod's secrets
    // until then, which makes the first pull of some pods fail by chance.
    clusterRole('node-secrets', [{ apiGroups: [''], resources: ['secrets'], verbs: reading }]),
    bindRole('node-secrets', 'node-secrets', { kind: 'Group', name: 'system:nodes' }),
    bindRole('admin', 'cluster-admin', { kind: 'User', name: userName('admin') }),
    bindRole('platform-team', 'cluster-admin', { kind: 'Group', name: 'platform-team' }),
    bindRole('viewer', 'viewer', { kind: 'User', name: userName('viewer') }),
    bindRole('lister', 'lister', { kind: 'User', name: userName('lister') }),
    ...(['tenant-a', 'tenant-b'] as const).flatMap((tenant) =>
      tenants[tenant].map((namespace) =>
        namespacedBinding(namespace, tenant, 'tenant', { kind: 'User', name: userName(tenant) }),
      ),
    ),
  ];
}

/** Creates roles and bindings of all identities; their namespaces and the app's account must exist. */
export async function grantRights(root: Access): Promise<void> {
  await apply(root, rolesAndBindings());
}

/** A token of the application's own ServiceAccount, good for a day. */
export async function requestAppToken(root: Access): Promise<string> {
  const answer = await mustCall<{ status: { token: string } }>(root, {
    method: 'POST',
    path: '/api/v1/namespaces/pullport/serviceaccounts/pullport/token',
    body: {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { expirationSeconds: 86_400 },
    },
  });
  return answer.status.token;
}
