import { describe, expect, it } from 'vitest';
import { manualClock } from '#lib/demo/clock.ts';
import { seededRandom } from '#lib/demo/random.ts';
import { type StoreEvent } from './history.ts';
import { ObjectStore } from './store.ts';

function newStore(historyLimit?: number): ObjectStore {
  const clock = manualClock(Date.UTC(2026, 0, 1));
  return new ObjectStore({
    clock,
    random: seededRandom(1),
    ...(historyLimit === undefined ? {} : { historyLimit }),
  });
}

describe('ObjectStore', () => {
  it('fills in what an object lacks and counts one version per change', () => {
    const store = newStore();
    const before = store.version;
    const pod = store.create('pods', {
      metadata: { generateName: 'web-', namespace: 'a' },
      spec: { nodeName: 'n' },
    });
    expect(pod.kind).toBe('Pod');
    expect(pod.metadata.name).toMatch(/^web-[a-z0-9]{5}$/);
    expect(pod.metadata.creationTimestamp).toBe('2026-01-01T00:00:00Z');
    expect(store.version).toBe(before + 1);
    expect(pod.metadata.resourceVersion).toBe(String(store.version));
  });

  it('makes no version of a change that changes nothing, and bumps the generation with the spec only', () => {
    const store = newStore();
    store.create('deployments', {
      metadata: { name: 'web', namespace: 'a' },
      spec: { replicas: 1 },
    });
    const version = store.version;
    store.mutate('deployments', 'a', 'web', () => undefined);
    expect(store.version).toBe(version);
    store.mutate('deployments', 'a', 'web', (draft) => ({ ...draft, status: { replicas: 1 } }));
    expect(store.get('deployments', 'a', 'web')?.metadata.generation).toBe(1);
    store.mutate('deployments', 'a', 'web', (draft) => ({ ...draft, spec: { replicas: 2 } }));
    expect(store.get('deployments', 'a', 'web')?.metadata.generation).toBe(2);
  });

  it('refuses a second object of one name and an update from a stale version', () => {
    const store = newStore();
    const old = store.create('secrets', { metadata: { name: 's', namespace: 'a' } });
    store.mutate('secrets', 'a', 's', (draft) => ({ ...draft, type: 'Opaque' }));
    expect(() => store.create('secrets', { metadata: { name: 's', namespace: 'a' } })).toThrow(
      'already exists',
    );
    expect(() => store.update('secrets', { ...old, type: 'other' })).toThrow('the object has been modified');
  });

  it('tells changes in order even when a listener writes', () => {
    const store = newStore();
    const heard: string[] = [];
    store.subscribe('pods', ({ type, object }) => {
      if (type === 'ADDED')
        store.mutate('pods', 'a', object.metadata.name, (draft) => ({ ...draft, status: {} }));
    });
    store.subscribe('*', ({ type }) => heard.push(type));
    store.create('pods', { metadata: { name: 'p', namespace: 'a' } });
    store.delete('pods', 'a', 'p');
    expect(heard).toEqual(['ADDED', 'MODIFIED', 'DELETED']);
  });

  it('remembers a bounded history', () => {
    const store = newStore(2);
    const versions = Array.from({ length: 6 }, (_, index) => {
      store.create('pods', { metadata: { name: `p${index}`, namespace: 'a' } });
      return store.version;
    });
    const names = (events: StoreEvent[] | null) => events?.map((event) => event.object.metadata.name);
    expect(store.since('pods', versions[0] ?? 0)).toBeNull();
    expect(names(store.since('pods', versions[4] ?? 0))).toEqual(['p5']);
    store.compact();
    expect(store.since('pods', versions[4] ?? 0)).toBeNull();
    expect(store.since('pods', store.version)).toEqual([]);
  });

  it('lists by key and keeps earlier answers as snapshots', () => {
    const store = newStore();
    for (const name of ['c', 'a', 'b']) store.create('pods', { metadata: { name, namespace: 'x' } });
    const snapshot = store.stored('pods');
    store.delete('pods', 'x', 'a');
    expect(snapshot.map((stored) => stored.key)).toEqual(['x/a', 'x/b', 'x/c']);
    expect(store.list('pods', { namespace: 'x' }).map((pod) => pod.metadata.name)).toEqual(['b', 'c']);
    expect(store.list('pods', { namespace: 'y' })).toEqual([]);
  });
});
