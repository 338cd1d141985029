import { expect, test } from 'vitest';
import type { PodRecord } from '#lib/domain/pod/record.ts';
import { Interned } from '../pods/interned.ts';
import { summarisePod } from '../pods/pod-summary.ts';
import { slowPulls } from './slow-pulls.ts';

const now = Date.UTC(2026, 10, 21, 12);
const names = { namespaces: new Interned(), nodes: new Interned(), registries: new Interned() };
const nothing = () => null;

function pulling(name: string, since: number) {
  const pod: PodRecord = {
    uid: name,
    namespace: 'shop',
    name,
    resourceVersion: '1',
    createdAt: since,
    deletedAt: null,
    phase: 'Pending',
    node: 'node-1',
    sandboxReadyAt: since,
    serviceAccount: 'default',
    imagePullSecrets: [],
    labels: [],
    controller: null,
    containers: [
      {
        kind: 'app',
        name: 'main',
        image: 'nginx:1',
        policy: 'IfNotPresent',
        state: { is: 'waiting', reason: 'ContainerCreating', message: '' },
        imageId: '',
        restarts: 0,
        imageVolumes: [],
      },
    ],
  };
  return summarisePod(pod, 1, names, nothing);
}

test('shows pulls of more than two minutes, the longest first', () => {
  const summaries = [
    pulling('short', now - 30_000),
    pulling('long', now - 200_000),
    pulling('longest', now - 900_000),
  ];
  expect(slowPulls(summaries, nothing, now).map(({ pod }) => pod)).toEqual(['longest', 'long']);
});
