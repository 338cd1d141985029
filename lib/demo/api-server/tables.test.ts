import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ResourceName } from './kinds.ts';
import { asArray, asObject, type JsonObject, type JsonValue, member } from './objects.ts';
import { PODS, SECRETS, startTestServer, type TestServer } from './test-server.ts';
import { humanDuration } from './tables/duration.ts';

const TABLE = { Accept: 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json' };
const METADATA = { Accept: 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1' };

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.api.close());

async function firstRow(path: string): Promise<JsonValue[]> {
  const { body } = await server.get(path, TABLE);
  return asArray(member(asArray(body['rows'])[0], 'cells'));
}

function addPod(status: JsonObject, spec: JsonObject = { containers: [{ name: 'a' }] }): void {
  server.store.create('pods', { metadata: { name: 'web', namespace: 'shop' }, spec, status });
}

describe('tables', () => {
  it('show secrets without their contents', async () => {
    server.store.create('secrets', {
      metadata: { name: 's', namespace: 'shop' },
      type: 'Opaque',
      data: { a: 'Y2FuYXJ5' },
    });
    server.clock.advance(90_000);
    const { body } = await server.get(`${SECRETS}?includeObject=None`, TABLE);
    expect(body).toMatchObject({
      kind: 'Table',
      apiVersion: 'meta.k8s.io/v1',
      rows: [{ cells: ['s', 'Opaque', 1, '90s'], object: null }],
    });
    expect(JSON.stringify(body)).not.toContain('Y2FuYXJ5');
    const metadata = await server.get(SECRETS, TABLE);
    expect(metadata.body).toMatchObject({
      rows: [{ object: { kind: 'PartialObjectMetadata', metadata: { name: 's' } } }],
    });
    expect(await firstRow(`${SECRETS}/s`)).toEqual(['s', 'Opaque', 1, '90s']);
  });

  it('tell the state of a pod as kubectl get does', async () => {
    const waiting = {
      name: 'a',
      ready: false,
      restartCount: 2,
      state: { waiting: { reason: 'ImagePullBackOff' } },
    };
    addPod({ phase: 'Pending', containerStatuses: [waiting] });
    expect(await firstRow(PODS)).toEqual([
      'web',
      '0/1',
      'ImagePullBackOff',
      '2',
      '0s',
      '<none>',
      '<none>',
      '<none>',
      '<none>',
    ]);
    const init = { name: 'i', state: { waiting: { reason: 'ErrImagePull' } } };
    server.store.mutate('pods', 'shop', 'web', (draft) => ({
      ...draft,
      status: { ...asObject(draft['status']), initContainerStatuses: [init] },
    }));
    expect((await firstRow(PODS))[2]).toBe('Init:ErrImagePull');
    server.store.mutate('pods', 'shop', 'web', (draft) => {
      draft.metadata.deletionTimestamp = '2026-01-15T12:00:00Z';
    });
    expect((await firstRow(PODS))[2]).toBe('Terminating');
  });

  it('tell what runs and what has ended', async () => {
    addPod({
      phase: 'Running',
      containerStatuses: [{ ready: true, restartCount: 0, state: { running: {} } }],
    });
    expect((await firstRow(PODS)).slice(1, 3)).toEqual(['1/1', 'Running']);
    server.store.mutate('pods', 'shop', 'web', (draft) => ({
      ...draft,
      status: {
        phase: 'Succeeded',
        containerStatuses: [
          { ready: false, restartCount: 0, state: { terminated: { reason: 'Completed', exitCode: 0 } } },
        ],
      },
    }));
    expect((await firstRow(PODS)).slice(1, 3)).toEqual(['0/1', 'Completed']);
  });

  const template = {
    spec: {
      template: { spec: { containers: [{ name: 'c', image: 'a:1' }] } },
      selector: { matchLabels: { app: 'a' } },
    },
  };
  it.each<[ResourceName, string, JsonObject, JsonValue[]]>([
    [
      'deployments',
      'apps/v1',
      { ...template, status: { readyReplicas: 1, updatedReplicas: 1, availableReplicas: 1 } },
      ['x', '1/1', 1, 1, '0s', 'c', 'a:1', 'app=a'],
    ],
    ['daemonsets', 'apps/v1', template, ['x', 0, 0, 0, 0, 0, '<none>', '0s', 'c', 'a:1', 'app=a']],
    [
      'jobs',
      'batch/v1',
      { ...template, status: { succeeded: 1, conditions: [{ type: 'Complete', status: 'True' }] } },
      ['x', 'Complete', '1/1', '', '0s', 'c', 'a:1', 'app=a'],
    ],
    [
      'cronjobs',
      'batch/v1',
      { spec: { schedule: '@daily' } },
      ['x', '@daily', '<none>', 'False', 0, '<none>', '0s', '', ''],
    ],
    [
      'resourcequotas',
      'v1',
      { spec: { hard: { pods: '5' } }, status: { used: { pods: '2' } } },
      ['x', 'pods: 2/5', '', '0s'],
    ],
  ])('of %s have their columns', async (resource, version, object, cells) => {
    server.store.create(resource, { metadata: { name: 'x', namespace: 'shop' }, ...object });
    const base = version === 'v1' ? '/api/v1' : `/apis/${version}`;
    expect(await firstRow(`${base}/namespaces/shop/${resource}`)).toEqual(cells);
  });
});

describe('other shapes', () => {
  it('reduce to metadata', async () => {
    server.store.create('secrets', { metadata: { name: 's', namespace: 'shop' }, data: { a: 'eA==' } });
    const { body } = await server.get(SECRETS, METADATA);
    expect(body).toMatchObject({
      kind: 'PartialObjectMetadataList',
      items: [{ kind: 'PartialObjectMetadata', metadata: { name: 's' } }],
    });
    expect(JSON.stringify(body)).not.toContain('eA==');
  });

  it('refuse what only protobuf would satisfy', async () => {
    expect((await server.get(PODS, { Accept: 'application/vnd.kubernetes.protobuf' })).status).toBe(406);
  });

  it('write durations as kubectl does', () => {
    const seconds = [0, 119, 121, 599, 600, 10_800, 29_000, 172_799, 172_800, 864_000, 63_072_000, -5];
    const words = seconds.map((length) => humanDuration(length * 1000));
    expect(words).toEqual([
      '0s',
      '119s',
      '2m1s',
      '9m59s',
      '10m',
      '3h',
      '8h',
      '47h',
      '2d',
      '10d',
      '2y',
      '<invalid>',
    ]);
  });
});
