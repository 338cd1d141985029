import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type JsonObject, member } from './objects.ts';
import { PODS, startTestServer, type TestServer } from './test-server.ts';

const STREAMING = 'watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ historyLimit: 4 });
});
afterEach(() => server.api.close());

function addPod(name: string, labels: { [key: string]: string } = {}): void {
  server.store.create('pods', {
    metadata: { name, namespace: 'shop', labels },
    spec: {},
    status: { phase: 'Pending' },
  });
}

const told = (event: JsonObject | null) => [
  event?.['type'],
  member(event ?? null, 'object', 'metadata', 'name'),
];

describe('watch', () => {
  it('tells what comes after the version of a list', async () => {
    addPod('old');
    const version = server.store.version;
    addPod('a');
    const watch = await server.watch(`/api/v1/pods?watch=true&resourceVersion=${version}`);
    expect(told(await watch.next())).toEqual(['ADDED', 'a']);
    server.store.mutate('pods', 'shop', 'a', (draft) => ({ ...draft, status: { phase: 'Running' } }));
    const changed = await watch.next();
    expect(changed).toMatchObject({
      type: 'MODIFIED',
      object: { kind: 'Pod', apiVersion: 'v1', status: { phase: 'Running' } },
    });
    server.store.delete('pods', 'shop', 'a');
    const deleted = await watch.next();
    expect(deleted).toMatchObject({
      type: 'DELETED',
      object: { status: { phase: 'Running' }, metadata: { resourceVersion: String(server.store.version) } },
    });
  });

  it('streams the present state first and ends it with the annotated bookmark', async () => {
    addPod('a');
    addPod('b');
    const watch = await server.watch(`${PODS}?${STREAMING}`);
    expect([told(await watch.next()), told(await watch.next())]).toEqual([
      ['ADDED', 'a'],
      ['ADDED', 'b'],
    ]);
    expect(await watch.next()).toEqual({
      type: 'BOOKMARK',
      object: {
        kind: 'Pod',
        apiVersion: 'v1',
        metadata: {
          resourceVersion: String(server.store.version),
          annotations: { 'k8s.io/initial-events-end': 'true' },
        },
      },
    });
    addPod('c');
    expect(told(await watch.next())).toEqual(['ADDED', 'c']);
  });

  it('tells an object that leaves the selection as deleted and one that enters as added', async () => {
    addPod('a', { app: 'web' });
    const watch = await server.watch(
      `${PODS}?watch=1&labelSelector=app=web&resourceVersion=${server.store.version}`,
    );
    const label = (app: string) =>
      server.store.mutate('pods', 'shop', 'a', (draft) => void (draft.metadata.labels = { app }));
    label('api');
    label('other');
    label('web');
    expect([told(await watch.next()), told(await watch.next())]).toEqual([
      ['DELETED', 'a'],
      ['ADDED', 'a'],
    ]);
  });

  it('sends a bookmark every minute to those who asked', async () => {
    const watch = await server.watch(
      `${PODS}?watch=1&allowWatchBookmarks=true&resourceVersion=${server.store.version}`,
    );
    server.store.create('secrets', { metadata: { name: 's', namespace: 'shop' } });
    server.clock.advance(60_000);
    const bookmark = await watch.next();
    expect(bookmark).toMatchObject({
      type: 'BOOKMARK',
      object: { metadata: { resourceVersion: String(server.store.version) } },
    });
  });

  it('ends after timeoutSeconds', async () => {
    const watch = await server.watch(
      `${PODS}?watch=1&timeoutSeconds=5&resourceVersion=${server.store.version}`,
    );
    server.clock.advance(5_000);
    expect(await watch.next()).toBeNull();
  });

  it('answers 410 inside the stream for a version that is forgotten', async () => {
    const version = server.store.version;
    for (let index = 0; index < 20; index += 1) addPod(`p${index}`);
    const watch = await server.watch(`${PODS}?watch=1&resourceVersion=${version}`);
    expect(await watch.next()).toMatchObject({
      type: 'ERROR',
      object: { kind: 'Status', code: 410, reason: 'Expired' },
    });
    expect(await watch.next()).toBeNull();
  });

  it('refuses initial events without the match that makes them sound', async () => {
    expect((await server.get(`${PODS}?watch=1&sendInitialEvents=true`)).status).toBe(422);
  });

  it('tells many watches the same change', async () => {
    const path = `${PODS}?watch=1&resourceVersion=${server.store.version}`;
    const watches = await Promise.all(Array.from({ length: 20 }, () => server.watch(path)));
    addPod('a');
    const events = await Promise.all(watches.map((watch) => watch.next()));
    expect(new Set(events.map((event) => JSON.stringify(event))).size).toBe(1);
  });

  it('carries tables, with columns in the first event only', async () => {
    addPod('a');
    addPod('b');
    const headers = { Accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' };
    const watch = await server.watch(`${PODS}?watch=1`, headers);
    const [first, second] = [await watch.next(), await watch.next()];
    expect(member(first, 'object', 'kind')).toBe('Table');
    expect(JSON.stringify(member(first, 'object', 'columnDefinitions'))).toContain('Nominated Node');
    expect(member(second, 'object', 'columnDefinitions')).toBeNull();
    expect(JSON.stringify(member(second, 'object', 'rows'))).toContain('["b","0/0","Pending","0","0s"');
  });
});
