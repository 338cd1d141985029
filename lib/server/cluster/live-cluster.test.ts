import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectCluster, type ClusterConnection } from '#lib/server/cluster/connection.ts';
import { isObject, objectAt, objectsAt, textAt } from '#lib/server/cluster/json.ts';
import { startLiveCluster, type LiveCluster } from '#lib/server/cluster/live-cluster.ts';
import { followedNamespaces } from '#lib/server/cluster/live-watches.ts';
import { podsOfWorkload, topOwner } from '#lib/server/cluster/owners.ts';
import { secretKey } from '#lib/server/cluster/pod-store.ts';
import { clusterRequest } from '#lib/server/cluster/request.ts';

let connection: ClusterConnection;
let live: LiveCluster;

beforeAll(async () => {
  connection = await connectCluster({
    cluster: 'demo',
    kubeconfig: null,
    context: null,
    namespaces: [],
    environment: {},
  });
  live = startLiveCluster(connection);
  await live.ready;
});
afterAll(async () => {
  live.close();
  await connection.close();
});

function credentialsOf(name: string) {
  const person = connection.people.find((each) => each.name === name);
  if (person === undefined) throw new TypeError(`nobody is called ${name}`);
  return person.credentials;
}

async function listedUids(resource: 'pods' | 'nodes'): Promise<string[]> {
  const { json } = await clusterRequest(connection, connection.application, { path: { resource } });
  return objectsAt(isObject(json) ? json : {}, 'items').map((item) =>
    textAt(objectAt(item, 'metadata'), 'uid'),
  );
}

test.each([
  ['those that were named', ['a'], ['b', 'c'], ['a']],
  ['else those that may be listed', [], ['b', 'c'], ['b', 'c']],
  ['else one’s own', [], [], ['home']],
])('where the whole may not be listed, %s are followed', (_, namespaces, listed, expected) => {
  expect(followedNamespaces({ namespaces, home: 'home' }, listed)).toEqual(expected);
});

describe('as the application', () => {
  test('everything is live and as the API server lists it', async () => {
    expect(new Set(live.freshness().map(({ state }) => state))).toEqual(new Set(['live']));
    expect(live.freshness().length).toBe(10);
    expect(Array.from(live.nodes.values(), ({ uid }) => uid).sort()).toEqual(
      (await listedUids('nodes')).sort(),
    );
    expect(live.pods.size).toBeGreaterThan(100);
    expect(live.namespaceNames().length).toBeGreaterThanOrEqual(14);
  });

  test('owners are resolved to the top, and found from there', () => {
    const kinds = new Set<string>();
    for (const pod of live.pods.values()) {
      const owner = topOwner(live, pod);
      if (owner === null) continue;
      kinds.add(owner.kind);
      expect(podsOfWorkload(live, pod.namespace, owner)).toContain(pod);
    }
    expect(kinds).toContain('Deployment');
    expect(kinds).not.toContain('ReplicaSet');
  });

  test('pods are found by image, repository, registry, secret and node', () => {
    for (const pod of live.pods.values()) {
      for (const { image } of pod.containers) expect(live.pods.by('image', image)).toContain(pod);
      for (const name of pod.imagePullSecrets)
        expect(live.pods.by('secret', secretKey(pod.namespace, name))).toContain(pod);
      if (pod.node !== '') expect(live.pods.by('node', pod.node)).toContain(pod);
    }
    const grouped = new Set(
      [...live.images.registries()].flatMap((registry) => live.images.podsOfRegistry(registry)),
    );
    const byRepository = new Set(
      [...live.images.repositories()].flatMap((name) => live.images.podsOfRepository(name)),
    );
    expect(byRepository).toEqual(grouped);
    expect(grouped.size).toBeGreaterThan(live.pods.size * 0.9);
  });

  test('a change is told by uid and namespace, and the store has it then', async () => {
    const told = new Promise<string>((resolve) => {
      const stop = live.subscribe(({ resource, changed }) => {
        if (resource !== 'serviceaccounts') return;
        const account = live.serviceAccounts.find('payments', 'told');
        if (account === null) return;
        stop();
        resolve(changed.get(account.uid) ?? '');
      });
    });
    await clusterRequest(connection, credentialsOf('jana'), {
      method: 'POST',
      path: { resource: 'serviceaccounts', namespace: 'payments' },
      body: {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name: 'told', namespace: 'payments' },
        imagePullSecrets: [{ name: 'a' }],
      },
    });
    expect(await told).toBe('payments');
    expect(live.serviceAccounts.find('payments', 'told')?.imagePullSecrets).toEqual(['a']);
  });
});

describe('as somebody who may not list the whole cluster', () => {
  test('the namespaces named are followed, and nothing else', async () => {
    const limited = startLiveCluster(
      { ...connection, namespaces: ['payments', 'search'] },
      { credentials: credentialsOf('mara') },
    );
    await limited.ready;
    expect([...limited.pods.namespaces()]).toEqual(['payments']);
    expect(limited.pods.countInNamespace('payments')).toBe(live.pods.countInNamespace('payments'));
    const pods = limited.freshness().filter(({ resource }) => resource === 'pods');
    expect(pods.map(({ namespace, state }) => [namespace, state])).toEqual([
      ['payments', 'live'],
      ['search', 'forbidden'],
    ]);
    expect(pods[1]?.sentence).toContain('You may not list pods in namespace search');
    limited.close();
  });

  test('who may see nothing has empty stores that are ready, with the reason', async () => {
    const nothing = startLiveCluster(connection, { credentials: credentialsOf('nils') });
    await nothing.ready;
    expect(nothing.pods.size).toBe(0);
    expect(new Set(nothing.freshness().map(({ state }) => state))).toEqual(new Set(['forbidden']));
    nothing.close();
  });
});
