import 'server-only';

type Kind = { group: string; version: string; kind: string; namespaced: boolean };

function kind(group: string, name: string, scope: 'namespaced' | 'cluster'): Kind {
  return { group, version: 'v1', kind: name, namespaced: scope === 'namespaced' };
}

/** Every API resource the product speaks to; a request for anything else does not type-check. */
export const resources = {
  pods: kind('', 'Pod', 'namespaced'),
  secrets: kind('', 'Secret', 'namespaced'),
  serviceaccounts: kind('', 'ServiceAccount', 'namespaced'),
  events: kind('', 'Event', 'namespaced'),
  resourcequotas: kind('', 'ResourceQuota', 'namespaced'),
  namespaces: kind('', 'Namespace', 'cluster'),
  nodes: kind('', 'Node', 'cluster'),
  deployments: kind('apps', 'Deployment', 'namespaced'),
  replicasets: kind('apps', 'ReplicaSet', 'namespaced'),
  statefulsets: kind('apps', 'StatefulSet', 'namespaced'),
  daemonsets: kind('apps', 'DaemonSet', 'namespaced'),
  jobs: kind('batch', 'Job', 'namespaced'),
  cronjobs: kind('batch', 'CronJob', 'namespaced'),
  selfsubjectaccessreviews: kind('authorization.k8s.io', 'SelfSubjectAccessReview', 'cluster'),
  selfsubjectrulesreviews: kind('authorization.k8s.io', 'SelfSubjectRulesReview', 'cluster'),
  subjectaccessreviews: kind('authorization.k8s.io', 'SubjectAccessReview', 'cluster'),
  selfsubjectreviews: kind('authentication.k8s.io', 'SelfSubjectReview', 'cluster'),
} as const satisfies Record<string, Kind>;

export type ResourceName = keyof typeof resources;
