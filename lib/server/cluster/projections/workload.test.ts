import { expect, test } from 'vitest';
import { nodeProjection } from '#lib/server/cluster/projections/node.ts';
import { serviceAccountProjection } from '#lib/server/cluster/projections/service-account.ts';
import { workloadProjection } from '#lib/server/cluster/projections/workload.ts';

const metadata = {
  uid: 'u',
  namespace: 'shop',
  name: 'web',
  resourceVersion: '3',
  creationTimestamp: '2026-01-01T00:00:00Z',
};
const pod = {
  initContainers: [{ name: 'init', image: 'i' }],
  containers: [{ name: 'app', image: 'a:1', imagePullPolicy: 'Always' }],
  volumes: [
    { name: 'model', image: { reference: 'm:1' } },
    { name: 'tmp', emptyDir: {} },
  ],
  imagePullSecrets: [{ name: 'registry' }],
};
const images = [
  { container: 'init', image: 'i', policy: '' },
  { container: 'app', image: 'a:1', policy: 'Always' },
  { container: 'model', image: 'm:1', policy: '' },
];

test('a Deployment with its template, numbers and the condition that says why no pod is made', () => {
  const condition = {
    type: 'ReplicaFailure',
    status: 'True',
    reason: 'FailedCreate',
    message: 'no such account',
    lastTransitionTime: '2026-01-01T00:00:01Z',
  };
  const record = workloadProjection('Deployment')(
    {
      metadata,
      spec: { replicas: 3, paused: true, strategy: { type: 'Recreate' }, template: { spec: pod } },
      status: { replicas: 1, conditions: [condition] },
    },
    null,
  );
  expect(record.detail).toEqual({
    template: { serviceAccount: 'default', imagePullSecrets: ['registry'], images },
    replicas: { wished: 3, made: 1, ready: 0 },
    paused: true,
    strategy: 'Recreate',
    conditions: [
      {
        type: 'ReplicaFailure',
        status: 'True',
        reason: 'FailedCreate',
        message: 'no such account',
        since: Date.UTC(2026, 0, 1, 0, 0, 1),
      },
    ],
  });
});

test('a DaemonSet counts nodes, a CronJob has its template further down', () => {
  const daemons = workloadProjection('DaemonSet')(
    {
      metadata,
      spec: { updateStrategy: { type: 'OnDelete' }, template: { spec: pod } },
      status: { desiredNumberScheduled: 4, currentNumberScheduled: 2, numberReady: 1 },
    },
    null,
  );
  expect(daemons.detail).toMatchObject({ replicas: { wished: 4, made: 2, ready: 1 }, strategy: 'OnDelete' });
  const cron = workloadProjection('CronJob')(
    { metadata, spec: { suspend: true, jobTemplate: { spec: { template: { spec: pod } } } } },
    null,
  );
  expect(cron.detail).toMatchObject({ paused: true, template: { images }, replicas: { wished: null } });
});

test('ReplicaSets and Jobs pass ownership on', () => {
  const owned = { ...metadata, ownerReferences: [{ kind: 'Rollout', name: 'web', controller: true }] };
  expect(workloadProjection('ReplicaSet')({ metadata: owned }, null)).toMatchObject({
    controller: { kind: 'other', kindName: 'Rollout', name: 'web' },
    detail: null,
  });
});

test('a ServiceAccount with both its lists in order', () => {
  const annotations = { 'kubernetes.io/enforce-mountable-secrets': 'true' };
  const record = serviceAccountProjection()(
    {
      metadata: { ...metadata, annotations },
      imagePullSecrets: [{ name: 'b' }, { name: 'a' }],
      secrets: [{ name: 's' }],
    },
    null,
  );
  expect(record).toMatchObject({ imagePullSecrets: ['b', 'a'], secrets: ['s'], enforcesMountable: true });
});

test('a node with what it runs, what ails it and what it holds', () => {
  const status = {
    nodeInfo: {
      operatingSystem: 'linux',
      architecture: 'arm64',
      kubeletVersion: 'v1.35.4',
      containerRuntimeVersion: 'containerd://2.4.2',
    },
    conditions: [
      { type: 'Ready', status: 'False' },
      { type: 'DiskPressure', status: 'True' },
      { type: 'PIDPressure', status: 'False' },
    ],
    images: [{ names: ['a@sha256:1', 'a:1'], sizeBytes: 5 }, {}],
  };
  expect(nodeProjection()({ metadata, spec: { unschedulable: true }, status }, null)).toMatchObject({
    namespace: '',
    ready: 'False',
    pressures: ['DiskPressure'],
    architecture: 'arm64',
    runtime: 'containerd://2.4.2',
    unschedulable: true,
    images: [
      { names: ['a@sha256:1', 'a:1'], size: 5 },
      { names: [], size: 0 },
    ],
  });
});
