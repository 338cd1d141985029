import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type JsonObject, member } from './objects.ts';
import { PODS, podBody, SECRETS, startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.api.close());

async function secret(more: JsonObject = {}): Promise<JsonObject> {
  const { body } = await server.call('POST', SECRETS, {
    metadata: { name: 's' },
    type: 'Opaque',
    data: { a: 'YQ==' },
    ...more,
  });
  return body;
}

describe('update', () => {
  it('replaces, and refuses a version that is not the latest', async () => {
    const first = await secret();
    const next = await server.call('PUT', `${SECRETS}/s`, { ...first, data: { b: 'Yg==' } });
    expect(next.body).toMatchObject({
      data: { b: 'Yg==' },
      metadata: { uid: member(first, 'metadata', 'uid') ?? '' },
    });
    const stale = await server.call('PUT', `${SECRETS}/s`, { ...first, data: {} });
    expect(stale.body).toMatchObject({
      code: 409,
      reason: 'Conflict',
      message:
        'Operation cannot be fulfilled on secrets "s": the object has been modified; please apply your changes to the latest version and try again',
    });
  });

  it('never changes the type of a secret, and nothing of an immutable one but labels', async () => {
    const { type: _type, ...typeless } = await secret({ type: 'example.com/mine', immutable: true });
    expect((await server.call('PUT', `${SECRETS}/s`, typeless)).body['message']).toContain(
      'field is immutable',
    );
    const merge = { 'Content-Type': 'application/merge-patch+json' };
    const data = await server.call('PATCH', `${SECRETS}/s`, { data: { a: 'Yg==' } }, merge);
    expect(data.body).toMatchObject({
      code: 422,
      message: expect.stringContaining('field is immutable when `immutable` is set'),
    });
    expect(
      (await server.call('PATCH', `${SECRETS}/s`, { metadata: { labels: { a: 'b' } } }, merge)).status,
    ).toBe(200);
  });

  it('lets a pod change its images only, and its status under /status only', async () => {
    await server.call('POST', PODS, podBody('web'));
    const merge = { 'Content-Type': 'application/strategic-merge-patch+json' };
    const image = { spec: { containers: [{ name: 'main', image: 'other:2' }] }, status: { phase: 'Failed' } };
    const patched = await server.call('PATCH', `${PODS}/web`, image, merge);
    expect(patched.body).toMatchObject({ status: { phase: 'Pending' }, metadata: { generation: 2 } });
    const refused = await server.call(
      'PATCH',
      `${PODS}/web`,
      { spec: { imagePullSecrets: [{ name: 'x' }] } },
      merge,
    );
    expect(refused.body['message']).toContain('pod updates may not change fields other than');
    const ran = await server.call('PUT', `${PODS}/web/status`, {
      metadata: { name: 'web' },
      spec: {},
      status: { phase: 'Running' },
    });
    expect(ran.body).toMatchObject({
      status: { phase: 'Running' },
      spec: { containers: [{ name: 'main', image: 'other:2' }] },
    });
  });

  it('adds ephemeral containers through their subresource', async () => {
    await server.call('POST', PODS, podBody('web'));
    const merge = { 'Content-Type': 'application/strategic-merge-patch+json' };
    const debug = { spec: { ephemeralContainers: [{ name: 'debug', image: 'busybox:latest' }] } };
    const { body } = await server.call('PATCH', `${PODS}/web/ephemeralcontainers`, debug, merge);
    expect(member(body, 'spec', 'ephemeralContainers')).toMatchObject([
      { name: 'debug', imagePullPolicy: 'Always' },
    ]);
  });

  it('does nothing in a dry run and notes who wrote otherwise', async () => {
    await secret();
    const merge = { 'Content-Type': 'application/merge-patch+json' };
    const version = server.store.version;
    const imagined = await server.call('PATCH', `${SECRETS}/s?dryRun=All`, { data: { a: 'Yg==' } }, merge);
    expect(imagined.body).toMatchObject({ data: { a: 'Yg==' } });
    expect(server.store.version).toBe(version);
    const real = await server.call('PATCH', `${SECRETS}/s?fieldManager=me`, { data: { a: 'Yg==' } }, merge);
    expect(JSON.stringify(member(real.body, 'metadata', 'managedFields'))).toContain('"manager":"me"');
  });
});

describe('delete', () => {
  it('gives a pod on a node its grace, and takes it at once without one', async () => {
    server.store.create('pods', {
      metadata: { name: 'web', namespace: 'shop' },
      spec: { nodeName: 'n', terminationGracePeriodSeconds: 5 },
      status: {},
    });
    const { body } = await server.call('DELETE', `${PODS}/web`);
    expect(body).toMatchObject({
      metadata: { deletionTimestamp: '2026-01-15T12:00:05Z', deletionGracePeriodSeconds: 5 },
    });
    await server.call('DELETE', `${PODS}/web`, { gracePeriodSeconds: 0 });
    expect((await server.get(`${PODS}/web`)).status).toBe(404);
  });

  it('heeds preconditions', async () => {
    const { metadata } = await secret();
    const wrong = await server.call('DELETE', `${SECRETS}/s`, { preconditions: { uid: 'other' } });
    expect(wrong.body).toMatchObject({
      code: 409,
      message: expect.stringContaining('UID in the precondition (other)'),
    });
    const stale = await server.call('DELETE', `${SECRETS}/s`, { preconditions: { resourceVersion: '1' } });
    expect(stale.status).toBe(409);
    const preconditions = {
      uid: member(metadata, 'uid') ?? '',
      resourceVersion: member(metadata, 'resourceVersion') ?? '',
    };
    const gone = await server.call('DELETE', `${SECRETS}/s`, { preconditions });
    expect(gone.body).toMatchObject({
      kind: 'Status',
      status: 'Success',
      details: { name: 's', kind: 'secrets' },
    });
  });

  it('deletes what is selected, and a namespace with all it holds', async () => {
    for (const app of ['a', 'b']) await server.call('POST', PODS, podBody(app, { labels: { app } }));
    await server.call('DELETE', `${PODS}?labelSelector=app=a`);
    expect(server.store.list('pods').map((pod) => pod.metadata.name)).toEqual(['b']);
    await server.call('DELETE', '/api/v1/namespaces/shop');
    expect(server.store.list('pods')).toEqual([]);
    expect((await server.get('/api/v1/namespaces/shop')).status).toBe(404);
  });

  it('waits for finalizers', async () => {
    const merge = { 'Content-Type': 'application/merge-patch+json' };
    await secret({ metadata: { name: 's', finalizers: ['example.com/hold'] } });
    await server.call('DELETE', `${SECRETS}/s`);
    expect((await server.get(`${SECRETS}/s`)).status).toBe(200);
    await server.call('PATCH', `${SECRETS}/s`, { metadata: { finalizers: null } }, merge);
    expect((await server.get(`${SECRETS}/s`)).status).toBe(404);
  });
});
