import { type ResourceKind, type ResourceName } from '../kinds.ts';
import { asObject, type JsonObject, member, type NewObject } from '../objects.ts';
import { defaultPod, defaultPodSpec, objectsOf, setDefault } from './pod-defaults.ts';

/** Fills in what a writer left out. Edits `object`; runs at creation and at every change. */
export function applyDefaults(kind: ResourceKind, object: NewObject): void {
  const body: JsonObject = object;
  const spec = asObject(body['spec']);
  if (kind.resource === 'secrets') setDefault(body, 'type', 'Opaque');
  if (kind.resource === 'namespaces') defaultNamespace(object, body);
  if (kind.resource === 'events') {
    setDefault(body, 'eventTime', null);
    setDefault(body, 'reportingComponent', '');
    setDefault(body, 'reportingInstance', '');
  }
  if (kind.resource === 'rolebindings' || kind.resource === 'clusterrolebindings') defaultBinding(body);
  if (spec === undefined) return;
  if (kind.resource === 'pods') defaultPodSpec(spec);
  const template =
    asObject(member(spec, 'template', 'spec')) ??
    asObject(member(spec, 'jobTemplate', 'spec', 'template', 'spec'));
  if (template !== undefined) defaultPodSpec(template);
  for (const [key, value] of Object.entries(SPEC_DEFAULTS[kind.resource] ?? {}))
    setDefault(spec, key, structuredClone(value));
}

/** What a new object gets once: its first status. Edits `object`. */
export function applyFirstStatus(kind: ResourceKind, object: NewObject): void {
  const body: JsonObject = object;
  if (!kind.subresources.includes('status')) return;
  if (kind.resource === 'pods') return defaultPod(body);
  body['status'] = kind.resource === 'namespaces' ? { phase: 'Active' } : {};
}

const rolling = { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' } };

const SPEC_DEFAULTS: Readonly<Partial<Record<ResourceName, JsonObject>>> = {
  deployments: { replicas: 1, strategy: rolling, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 },
  replicasets: { replicas: 1 },
  statefulsets: {
    replicas: 1,
    podManagementPolicy: 'OrderedReady',
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
    revisionHistoryLimit: 10,
  },
  daemonsets: {
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
    revisionHistoryLimit: 10,
  },
  jobs: { parallelism: 1, completions: 1, backoffLimit: 6, completionMode: 'NonIndexed', suspend: false },
  cronjobs: {
    concurrencyPolicy: 'Allow',
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
  },
};

function defaultNamespace(object: NewObject, body: JsonObject): void {
  const { name } = object.metadata;
  if (name !== undefined)
    object.metadata.labels = { ...object.metadata.labels, 'kubernetes.io/metadata.name': name };
  setDefault(body, 'spec', { finalizers: ['kubernetes'] });
}

function defaultBinding(body: JsonObject): void {
  const group = 'rbac.authorization.k8s.io';
  const role = asObject(body['roleRef']);
  if (role !== undefined) setDefault(role, 'apiGroup', group);
  for (const subject of objectsOf(body, 'subjects')) {
    if (subject['kind'] !== 'ServiceAccount') setDefault(subject, 'apiGroup', group);
  }
}
