import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { streamEvent, type StreamEvent } from '#lib/api/events.ts';
import { startDemoPullport, type DemoPullport } from '#scripts/testing/demo-context.ts';
import { streamEvents } from './stream-events.ts';

let world: DemoPullport;
beforeAll(async () => {
  world = await startDemoPullport();
});
afterAll(() => world.close());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

type Reader = { next(): Promise<StreamEvent | null>; leave(): void };

async function open(person: string): Promise<Reader> {
  const leaving = new AbortController();
  const response = await streamEvents(await world.contextOf(person, leaving.signal));
  const body = response.body;
  if (body === null) throw new Error('the stream has no body');
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  return {
    leave: () => leaving.abort(),
    async next() {
      for (;;) {
        const end = rest.indexOf('\n\n');
        if (end >= 0) {
          const line = rest.slice(0, end);
          rest = rest.slice(end + 2);
          if (line.startsWith('data: ')) return streamEvent.parse(JSON.parse(line.slice(6)));
          continue;
        }
        const part = await reader.read();
        if (part.done) return null;
        rest += part.value;
      }
    },
  };
}

async function label(namespace: string): Promise<string> {
  const [pod] = [...world.running.live.pods.inNamespace(namespace)];
  const patch = { metadata: { labels: { touched: crypto.randomUUID() } } };
  const response = await fetch(`${world.demo.url}/as/jana/api/v1/namespaces/${namespace}/pods/${pod?.name}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/merge-patch+json' },
    body: JSON.stringify(patch),
  });
  expect(response.status).toBe(200);
  return pod?.uid ?? '';
}

describe('streamEvents', () => {
  it('begins with the version that lists carry, then names the pods that change', async () => {
    const reader = await open('jana');
    const hello = await reader.next();
    expect(hello).toMatchObject({
      type: 'hello',
      version: String(world.running.podIndex.version(() => true)),
    });
    const uid = await label('payments');
    expect(await reader.next()).toEqual({ type: 'pods', uids: [uid], gone: [], isAll: false });
    reader.leave();
  });

  it('says nothing of namespaces that the person may not see', async () => {
    const reader = await open('tomas');
    await reader.next();
    await label('payments');
    await label('checkout');
    const own = await label('search');
    expect(await reader.next()).toEqual({ type: 'pods', uids: [own], gone: [], isAll: false });
    reader.leave();
  });

  it('says which of them are gone, so that nobody has to ask for them', async () => {
    const reader = await open('jana');
    await reader.next();
    const [pod] = [...world.running.live.pods.inNamespace('ci-runners')];
    await world.kube('DELETE', `/api/v1/namespaces/ci-runners/pods/${pod?.name}?gracePeriodSeconds=0`);
    const gone: string[] = [];
    while (!gone.includes(pod?.uid ?? '')) {
      const event = await reader.next();
      if (event?.type === 'pods') gone.push(...event.gone);
    }
    expect(gone).toEqual([pod?.uid]);
    reader.leave();
  });

  it('ends when the browser leaves, when somebody signs out and when the process stops', async () => {
    const before = world.running.streams.size;
    const left = await open('mara');
    const signedOut = await open('mara');
    const stopped = await open('vera');
    expect(world.running.streams.size).toBe(before + 3);
    left.leave();
    expect(world.running.streams.size).toBe(before + 2);
    world.running.streams.close((await world.contextOf('mara')).identity.key);
    expect(world.running.streams.size).toBe(before + 1);
    world.running.streams.close();
    expect(world.running.streams.size).toBe(0);
    for (const reader of [signedOut, stopped]) {
      expect(await reader.next()).toMatchObject({ type: 'hello' });
      expect(await reader.next()).toBeNull();
    }
  });

  it('refuses one more stream than an identity may have, and says when to come back', async () => {
    const readers: Reader[] = [];
    for (let index = 0; index < 20; index += 1) readers.push(await open('nils'));
    await expect(open('nils')).rejects.toMatchObject({ code: 'throttled', retryAfter: 30 });
    for (const reader of readers) reader.leave();
  });

  it('names nothing of a namespace 35 s after the right to see it was taken away', async () => {
    const binding = '/apis/rbac.authorization.k8s.io/v1/namespaces/notebooks/rolebindings';
    await world.kube('POST', binding, {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'tomas-views', namespace: 'notebooks' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'tomas' }],
    });
    (await world.contextOf('tomas')).access.lookAgain();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const reader = await open('tomas');
    await reader.next();
    const seen = await label('notebooks');
    expect(await reader.next()).toEqual({ type: 'pods', uids: [seen], gone: [], isAll: false });

    await world.kube('DELETE', `${binding}/tomas-views`);
    const now = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => now() + 31_000);
    vi.advanceTimersByTime(5000);
    expect(await reader.next()).toEqual({ type: 'pods', uids: [], gone: [], isAll: true });
    await label('notebooks');
    const own = await label('search');
    expect(await reader.next()).toEqual({ type: 'pods', uids: [own], gone: [], isAll: false });
    reader.leave();
  });
});
