import { describe, expect, test } from 'vitest';
import { KnownCauses } from '#lib/server/cluster/known-causes.ts';
import { createPodStore } from '#lib/server/cluster/pod-store.ts';
import { podProjection } from '#lib/server/cluster/projections/pod.ts';

const pod = {
  metadata: {
    uid: 'u',
    namespace: 'shop',
    name: 'web-0',
    resourceVersion: '7',
    creationTimestamp: '2026-01-02T03:04:05Z',
    labels: { app: 'web', odd: 5 },
    ownerReferences: [
      { kind: 'Thing', name: 'no' },
      { kind: 'ReplicaSet', name: 'web-abc', controller: true },
    ],
  },
  spec: {
    nodeName: 'n1',
    serviceAccountName: 'runner',
    imagePullSecrets: [{ name: 'a' }, { name: 'b' }],
    initContainers: [
      { name: 'first', image: 'i:1', imagePullPolicy: 'Always' },
      { name: 'mesh', image: 'm', imagePullPolicy: 'Never', restartPolicy: 'Always' },
    ],
    containers: [
      {
        name: 'app',
        image: 'a:1',
        imagePullPolicy: 'IfNotPresent',
        volumeMounts: [{ name: 'model' }, { name: 'other' }, { name: 'model' }],
      },
    ],
    ephemeralContainers: [{ name: 'debug', image: 'd' }],
    volumes: [
      { name: 'other', emptyDir: {} },
      { name: 'model', image: { reference: 'models/x:2', pullPolicy: 'Always' } },
    ],
  },
  status: {
    phase: 'Running',
    initContainerStatuses: [
      {
        name: 'first',
        imageID: 'sha',
        restartCount: 2,
        state: { terminated: { reason: 'Completed', exitCode: 0, finishedAt: '2026-01-02T03:05:00Z' } },
      },
    ],
    containerStatuses: [{ name: 'app', state: { waiting: { reason: 'ErrImagePull', message: 'why' } } }],
    ephemeralContainerStatuses: [
      { name: 'debug', state: { running: { startedAt: '2026-01-02T04:00:00Z' } } },
    ],
  },
};

describe('a pod is kept as', () => {
  const record = podProjection()(pod, null);

  test('what it is', () => {
    const { containers, ...rest } = record;
    expect(rest).toEqual({
      uid: 'u',
      namespace: 'shop',
      name: 'web-0',
      resourceVersion: '7',
      createdAt: Date.UTC(2026, 0, 2, 3, 4, 5),
      deletedAt: null,
      phase: 'Running',
      node: 'n1',
      serviceAccount: 'runner',
      imagePullSecrets: ['a', 'b'],
      labels: ['app=web'],
      controller: { kind: 'ReplicaSet', name: 'web-abc' },
      sandboxReadyAt: null,
    });
    expect(containers.length).toBe(5);
  });

  test('its containers of every kind, with state and policy', () => {
    expect(
      record.containers.map(({ kind, name, image, policy, state }) => [kind, name, image, policy, state]),
    ).toEqual([
      [
        'init',
        'first',
        'i:1',
        'Always',
        { is: 'terminated', reason: 'Completed', exitCode: 0, finishedAt: Date.UTC(2026, 0, 2, 3, 5) },
      ],
      ['sidecar', 'mesh', 'm', 'Never', { is: 'not-reported' }],
      ['app', 'app', 'a:1', 'IfNotPresent', { is: 'waiting', reason: 'ErrImagePull', message: 'why' }],
      // Nobody wrote a policy and no API server filled it in: no tag means Always.
      ['ephemeral', 'debug', 'd', 'Always', { is: 'running', since: Date.UTC(2026, 0, 2, 4) }],
      ['volume', 'model', 'models/x:2', 'Always', { is: 'not-reported' }],
    ]);
    expect(record.containers[2]?.imageVolumes).toEqual(['model']);
    expect(record.containers[0]).toMatchObject({ imageId: 'sha', restarts: 2 });
  });

  test('whatever shape it comes in', () => {
    const odd = {
      metadata: { uid: 'x', labels: [] },
      spec: { containers: [null, 'text', { image: 7 }] },
      status: null,
    };
    const kept = podProjection()(odd, null);
    expect(kept).toMatchObject({ uid: 'x', name: '', phase: 'Unknown', controller: null });
    expect(kept.containers.map(({ image }) => image)).toEqual(['']);
  });
});

describe('the last known cause', () => {
  function podWith(version: number, state: object, image = 'a:1') {
    return {
      metadata: { uid: 'u', namespace: 'n', name: 'p', resourceVersion: String(version) },
      spec: { containers: [{ name: 'app', image }] },
      status: { containerStatuses: [{ name: 'app', state }] },
    };
  }
  const cause = { waiting: { reason: 'ErrImagePull', message: '401 Unauthorized' } };
  const bare = { waiting: { reason: 'ImagePullBackOff', message: 'Back-off pulling image "a:1"' } };

  function rememberedAfter(...pods: object[]) {
    const store = createPodStore();
    const causes = new KnownCauses(store);
    for (const each of pods) store.sink(null).event('MODIFIED', each as Record<string, unknown>);
    const kept = store.get('u');
    const container = kept?.containers[0];
    if (kept === null || container === undefined) throw new TypeError('no pod');
    return causes.of(kept, container);
  }

  test('is remembered when only the back-off is left', () => {
    expect(rememberedAfter(podWith(1, cause), podWith(2, bare))).toEqual({
      reason: 'ErrImagePull',
      message: '401 Unauthorized',
      image: 'a:1',
    });
  });

  test('is not told where the container says it itself, ran since, or has another image now', () => {
    expect(rememberedAfter(podWith(1, bare))).toBeNull();
    expect(rememberedAfter(podWith(1, cause))).toBeNull();
    expect(rememberedAfter(podWith(1, cause), podWith(2, { running: {} }), podWith(3, bare))).toBeNull();
    expect(rememberedAfter(podWith(1, cause), podWith(2, bare, 'b:1'))).toBeNull();
  });
});
