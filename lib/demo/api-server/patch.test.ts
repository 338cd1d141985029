import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asArray, type JsonValue, member } from './objects.ts';
import { DEFAULT_ACCOUNT, startTestServer, type TestServer } from './test-server.ts';

const JSON_PATCH = { 'Content-Type': 'application/json-patch+json' };
const MERGE = { 'Content-Type': 'application/merge-patch+json' };
const STRATEGIC = { 'Content-Type': 'application/strategic-merge-patch+json' };
const DEPLOYMENT = '/apis/apps/v1/namespaces/shop/deployments/web';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
  server.store.create('deployments', {
    metadata: { name: 'web', namespace: 'shop' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: {
          imagePullSecrets: [{ name: 'old' }],
          containers: [
            { name: 'main', image: 'a:1', env: [{ name: 'A', value: '1' }] },
            { name: 'side', image: 'b:1' },
          ],
        },
      },
    },
  });
});
afterEach(() => server.api.close());

const link = (name: string): JsonValue => [{ op: 'add', path: '/imagePullSecrets/-', value: { name } }];
const patchAccount = (body: JsonValue, headers = JSON_PATCH) =>
  server.call('PATCH', DEFAULT_ACCOUNT, body, headers);

describe('JSON patch', () => {
  it('appends to a list, which must be there', async () => {
    expect((await patchAccount(link('a'))).status).toBe(422);
    const absent = [
      { op: 'test', path: '/imagePullSecrets', value: null },
      { op: 'add', path: '/imagePullSecrets', value: [{ name: 'a' }] },
    ];
    expect((await patchAccount(absent)).status).toBe(200);
    expect((await patchAccount(absent)).body).toMatchObject({ code: 422, reason: 'Invalid' });
    expect((await patchAccount(link('b'))).body).toMatchObject({
      imagePullSecrets: [{ name: 'a' }, { name: 'b' }],
    });
  });

  it('takes twenty at once without losing one', async () => {
    server.store.mutate('serviceaccounts', 'shop', 'default', (draft) => ({
      ...draft,
      imagePullSecrets: [],
    }));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => patchAccount(link(`s${index}`))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    const account = server.store.get('serviceaccounts', 'shop', 'default');
    expect(asArray(account?.['imagePullSecrets'])).toHaveLength(20);
  });

  it('tests, removes, replaces, moves and copies', async () => {
    server.store.mutate('serviceaccounts', 'shop', 'default', (draft) => ({
      ...draft,
      imagePullSecrets: [{ name: 'a' }, { name: 'b' }],
    }));
    const { body } = await patchAccount([
      { op: 'test', path: '/imagePullSecrets/0/name', value: 'a' },
      { op: 'remove', path: '/imagePullSecrets/0' },
      { op: 'copy', from: '/imagePullSecrets/0', path: '/imagePullSecrets/-' },
      { op: 'replace', path: '/imagePullSecrets/1/name', value: 'c' },
      { op: 'add', path: '/metadata/annotations', value: { 'x/y': '1' } },
      { op: 'move', from: '/metadata/annotations/x~1y', path: '/metadata/annotations/z' },
    ]);
    expect(body).toMatchObject({
      imagePullSecrets: [{ name: 'b' }, { name: 'c' }],
      metadata: { annotations: { z: '1' } },
    });
    for (const path of ['/imagePullSecrets/7', '/imagePullSecrets/x', '/nothing/here']) {
      expect((await patchAccount([{ op: 'remove', path }])).status).toBe(422);
    }
    expect((await patchAccount({ op: 'add' })).status).toBe(400);
  });

  it('keeps __proto__ a plain member', async () => {
    await patchAccount([{ op: 'add', path: '/metadata/annotations', value: {} }]);
    const { status } = await patchAccount([{ op: 'add', path: '/__proto__/polluted', value: 'yes' }]);
    expect(status).toBe(422);
    expect('polluted' in {}).toBe(false);
  });
});

describe('merge patches', () => {
  it('replace lists whole and remove with null', async () => {
    const { body } = await server.call(
      'PATCH',
      DEPLOYMENT,
      { spec: { template: { spec: { imagePullSecrets: [{ name: 'new' }] } } } },
      MERGE,
    );
    expect(member(body, 'spec', 'template', 'spec', 'imagePullSecrets')).toEqual([{ name: 'new' }]);
    const removed = await server.call(
      'PATCH',
      DEPLOYMENT,
      { spec: { template: { spec: { imagePullSecrets: null } } } },
      MERGE,
    );
    expect(member(removed.body, 'spec', 'template', 'spec', 'imagePullSecrets')).toBeUndefined();
  });

  it('strategic ones join a pod spec by name but replace the list of an account', async () => {
    const spec = {
      imagePullSecrets: [{ name: 'new' }],
      containers: [
        { name: 'main', image: 'a:2' },
        { name: 'side', $patch: 'delete' },
      ],
    };
    const { body } = await server.call('PATCH', DEPLOYMENT, { spec: { template: { spec } } }, STRATEGIC);
    expect(member(body, 'spec', 'template', 'spec')).toMatchObject({
      imagePullSecrets: [{ name: 'old' }, { name: 'new' }],
      containers: [{ name: 'main', image: 'a:2', env: [{ name: 'A', value: '1' }] }],
    });
    expect(member(body, 'metadata', 'generation')).toBe(2);
    server.store.mutate('serviceaccounts', 'shop', 'default', (draft) => ({
      ...draft,
      imagePullSecrets: [{ name: 'a' }],
      secrets: [{ name: 'x' }],
    }));
    const account = await patchAccount(
      { imagePullSecrets: [{ name: 'b' }], secrets: [{ name: 'y' }] },
      STRATEGIC,
    );
    expect(account.body).toMatchObject({
      imagePullSecrets: [{ name: 'b' }],
      secrets: [{ name: 'x' }, { name: 'y' }],
    });
  });

  it('strategic ones heed their directives', async () => {
    const spec = {
      $retainKeys: ['containers'],
      containers: [{ name: 'new', image: 'c:1' }],
      '$setElementOrder/containers': [{ name: 'new' }, { name: 'side' }, { name: 'main' }],
    };
    const { body } = await server.call('PATCH', DEPLOYMENT, { spec: { template: { spec } } }, STRATEGIC);
    const containers = asArray(member(body, 'spec', 'template', 'spec', 'containers'));
    expect(containers.map((container) => member(container, 'name'))).toEqual(['new', 'side', 'main']);
    expect(member(body, 'spec', 'template', 'spec', 'imagePullSecrets')).toBeUndefined();
  });

  it('refuse a stale resourceVersion, server-side apply and unknown types', async () => {
    const stale = await server.call(
      'PATCH',
      DEPLOYMENT,
      { metadata: { resourceVersion: '1' }, spec: { replicas: 3 } },
      MERGE,
    );
    expect(stale.body).toMatchObject({ code: 409, reason: 'Conflict' });
    for (const type of ['application/apply-patch+yaml', 'application/json', 'text/plain']) {
      expect((await server.call('PATCH', DEPLOYMENT, {}, { 'Content-Type': type })).status).toBe(415);
    }
  });
});
