import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { podQuery, type PodList } from '#lib/api/pods.ts';
import { startDemoPullport, type DemoPullport } from '#scripts/testing/demo-context.ts';
import { listPods } from './list-pods.ts';

let world: DemoPullport;
beforeAll(async () => {
  world = await startDemoPullport();
});
afterAll(() => world.close());

async function list(person: string, query: Record<string, unknown> = {}): Promise<PodList> {
  return listPods(await world.contextOf(person), podQuery.parse(query));
}

describe('listPods', () => {
  it('counts in each facet what choosing there would give', async () => {
    const base = { pull: 'failing,waiting', policy: 'IfNotPresent' };
    const { facets } = await list('jana', base);
    for (const facet of [
      'pull',
      'namespace',
      'registry',
      'policy',
      'reference',
      'cause',
      'node',
      'break',
    ] as const) {
      for (const { value, count } of (facets[facet] ?? []).slice(0, 5)) {
        const chosen = await list('jana', { ...base, [facet]: value });
        expect(chosen.total, `${facet}=${value}`).toBe(count);
      }
    }
  });

  it('finds what fails by the words that kubectl shows, whichever of the two the kubelet says just now', async () => {
    const found = await list('jana', { q: 'imagepullbackoff', pageSize: 500 });
    expect((await list('jana', { q: 'ErrImagePull' })).total).toBe(found.total);
    const failing = await list('jana', { pull: 'failing', pageSize: 500 });
    const byTurns = failing.items.filter(({ containers }) =>
      containers.some(({ reason }) => reason === 'ErrImagePull' || reason === 'ImagePullBackOff'),
    );
    expect(byTurns.length).toBeGreaterThan(20);
    const uids = new Set(found.items.map(({ uid }) => uid));
    expect(byTurns.filter(({ uid }) => !uids.has(uid))).toEqual([]);
    expect(found.items.every(({ state }) => state !== 'running')).toBe(true);
  });

  it('finds pods that name any of several secrets', async () => {
    const named = async (secret: string) => (await list('jana', { secret, pageSize: 500 })).items;
    const uids = (rows: PodList['items']) => rows.map(({ uid }) => uid);
    const [ghcr, corp, both] = [
      await named('team-ghcr'),
      await named('corp-pull'),
      await named('team-ghcr,corp-pull'),
    ];
    expect(new Set(uids(both))).toEqual(new Set([...uids(ghcr), ...uids(corp)]));
    expect(Math.min(ghcr.length, corp.length)).toBeGreaterThan(0);
  });

  it('pages without gap or repeat, in every order', async () => {
    const { total } = await list('jana');
    for (const sort of ['-state', 'name', '-age', 'image', 'namespace', 'node', '-changed']) {
      const uids: string[] = [];
      for (let page = 1; (page - 1) * 50 < total; page += 1) {
        const answer = await list('jana', { sort, page, pageSize: 50 });
        uids.push(...answer.items.map(({ uid }) => uid));
      }
      expect(uids, sort).toHaveLength(total);
      expect(new Set(uids).size, sort).toBe(total);
    }
  });

  it('shows a tenant its own namespaces only, in rows, facets, counts and version', async () => {
    const all = await list('jana');
    const own = await list('mara');
    const namespaces = new Set(own.items.map(({ namespace }) => namespace));
    expect(namespaces).toEqual(new Set(['payments', 'payments-staging']));
    expect(own.facets['namespace']?.map(({ value }) => value).toSorted()).toEqual([...namespaces].toSorted());
    const ofAll = all.facets['namespace']?.filter(({ value }) => namespaces.has(value)) ?? [];
    expect(own.total).toBe(ofAll.reduce((sum, { count }) => sum + count, 0));
    expect(Number(own.version)).toBeLessThan(Number(all.version));
  });

  it('shows nothing to who may see nothing', async () => {
    const none = await list('nils');
    expect(none.items).toEqual([]);
    expect(none.total).toBe(0);
    expect(none.facets['namespace']).toEqual([]);
  });

  it('finds a pod by any part of name, image, label and node', async () => {
    const [pod] = (await list('jana', { pageSize: 1 })).items;
    const image = pod?.containers[0]?.image.text ?? '';
    for (const q of [pod?.name.slice(2, 12), image.slice(3, 20), pod?.node, pod?.namespace]) {
      const found = await list('jana', { q, pageSize: 500 });
      expect(
        found.items.map(({ uid }) => uid),
        q,
      ).toContain(pod?.uid);
    }
  });

  it('tells where pulls break once the secrets were read, and that it is pending before', async () => {
    const before = await list('tomas', { pull: 'failing', pageSize: 500 });
    const context = await world.contextOf('tomas');
    const secrets = world.running.secretMemory.of(context.identity.key);
    await new Promise<void>((resolve) => {
      if (secrets.view('search').is === 'read') resolve();
      else secrets.onChange(() => (secrets.view('search').is === 'read' ? resolve() : undefined));
    });
    const after = await list('tomas', { pull: 'failing', namespace: 'search', pageSize: 500 });
    const codesOf = (answer: PodList) =>
      answer.items.flatMap(({ containers }) =>
        containers.flatMap((container) => container.break?.code ?? []),
      );
    expect(codesOf(before)).toContain('pending');
    expect(codesOf(after)).not.toContain('pending');
    expect(codesOf(after)).toContain('not-linked');
  });
});
