import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FaultInjector } from './faults.ts';
import { ALICE, PODS, startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
  for (let index = 0; index < 5; index += 1) {
    server.store.create('pods', { metadata: { name: `p${index}`, namespace: 'shop' }, spec: {}, status: {} });
  }
});
afterEach(() => server.api.close());

describe('scripted refusals', () => {
  it.each([401, 403, 404, 410, 500, 503, 504] as const)('answer %d once and then no more', async (code) => {
    server.api.faults.add({ verb: 'list', resource: 'pods' }, { kind: 'status', code, retryAfter: 3 }, 1);
    expect((await server.get('/api/v1/namespaces')).status).toBe(200);
    const refused = await server.get(PODS);
    expect(refused.body).toMatchObject({ kind: 'Status', status: 'Failure', code });
    expect(refused.headers.get('retry-after')).toBe(code === 500 || code === 503 ? '3' : null);
    expect((await server.get(PODS)).status).toBe(200);
  });

  it('answer 429 in plain text, as a real server does before it looks at anything', async () => {
    server.api.faults.add({ resource: 'pods' }, { kind: 'status', code: 429, retryAfter: 3 }, 1);
    const refused = await server.get(PODS);
    expect(refused).toMatchObject({
      status: 429,
      body: { text: 'Too many requests, please try again later.\n' },
    });
    expect(refused.headers.get('retry-after')).toBe('3');
  });

  it('hit one person or namespace only, until they are taken back', async () => {
    const stop = server.api.faults.add({ person: 'admin', namespace: 'shop' }, { kind: 'status', code: 500 });
    expect((await server.get(PODS)).status).toBe(500);
    expect((await server.get(PODS, ALICE)).status).toBe(403);
    expect((await server.get('/api/v1/pods')).status).toBe(200);
    stop();
    expect((await server.get(PODS)).status).toBe(200);
  });
});

describe('broken transport', () => {
  it('cuts an answer after so many bytes', async () => {
    server.api.faults.add({ verb: 'list' }, { kind: 'cut', afterBytes: 40 }, 1);
    const response = await fetch(server.api.url + PODS, { headers: { Authorization: 'Bearer admin-token' } });
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toBe(
      '{"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"23"},"items":['.slice(0, 40),
    );
    await expect(reader?.read()).rejects.toThrow('terminated');
  });

  it.each([1, 1_000, 300_000])('lets exactly %d bytes through', async (afterBytes) => {
    const annotations = { long: 'x'.repeat(100_000) };
    for (let index = 0; index < 5; index += 1) {
      server.store.create('pods', { metadata: { name: `long-${index}`, namespace: 'shop', annotations } });
    }
    server.api.faults.add({ verb: 'list' }, { kind: 'cut', afterBytes }, 1);
    const response = await fetch(server.api.url + PODS, { headers: { Authorization: 'Bearer admin-token' } });
    let seen = 0;
    const reading = (async () => {
      for await (const part of response.body ?? []) seen += part.length;
    })();
    await expect(reading).rejects.toThrow('terminated');
    expect(seen).toBe(afterBytes);
  });

  it('goes silent after so many bytes', async () => {
    server.api.faults.add({ verb: 'watch' }, { kind: 'half-open', afterBytes: 0 }, 1);
    const watch = await server.watch(`${PODS}?watch=1`);
    const winner = await Promise.race([watch.next(), server.get(PODS).then(() => 'still silent')]);
    expect(winner).toBe('still silent');
    await watch.leave();
  });

  it('waits as long as told by the clock', async () => {
    server.api.faults.add({ verb: 'list', resource: 'pods' }, { kind: 'slow', delay: 5_000 }, 1);
    const slow = server.get(PODS);
    await server.get('/api/v1/namespaces');
    expect(server.clock.pending()).toBe(1);
    server.clock.advance(5_000);
    expect((await slow).status).toBe(200);
  });
});

describe('expiry and running watches', () => {
  it('gives 410 as ERROR event to a watch and as status to a list', async () => {
    server.api.faults.add({ resource: 'pods' }, { kind: 'expired' }, 2);
    const watch = await server.watch(`${PODS}?watch=1`);
    expect(await watch.next()).toMatchObject({ type: 'ERROR', object: { code: 410 } });
    expect((await server.get(PODS)).status).toBe(410);
  });

  it('expires, ends and breaks watches under way', async () => {
    const path = `${PODS}?watch=1&resourceVersion=${server.store.version}`;
    const expiring = await server.watch(path);
    expect(server.api.faults.onStreams({ resource: 'pods' }, 'expire')).toBe(1);
    expect(await expiring.next()).toMatchObject({ type: 'ERROR' });
    const ending = await server.watch(path);
    server.api.faults.onStreams({}, 'end');
    expect(await ending.next()).toBeNull();
    const breaking = await server.watch(path);
    server.api.faults.onStreams({ person: 'admin' }, 'destroy');
    await expect(breaking.next()).rejects.toThrow('terminated');
    expect(server.api.faults.onStreams({}, 'end')).toBe(0);
  });

  it('can be handed in', async () => {
    const faults = new FaultInjector();
    faults.add({}, { kind: 'status', code: 503 });
    await server.api.close();
    server = await startTestServer({ faults });
    expect((await server.get('/version')).status).toBe(503);
    faults.clear();
    expect((await server.get('/version')).body).toMatchObject({ minor: '35' });
  });
});
