import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manualClock } from './clock.ts';
import { type DemoCluster, startDemoCluster } from './demo-cluster.ts';

let demo: DemoCluster;

beforeAll(async () => {
  demo = await startDemoCluster({ clock: manualClock(Date.UTC(2026, 10, 21, 14)), seed: 4 });
});

afterAll(async () => {
  await demo.close();
});

async function statusOf(person: string, path: string): Promise<number> {
  const response = await fetch(`${demo.url}/as/${person}${path}`);
  await response.body?.cancel();
  return response.status;
}

const pods = '/api/v1/pods?limit=1';
const secretsIn = (namespace: string): string => `/api/v1/namespaces/${namespace}/secrets?limit=1`;

describe('the people of the demo', () => {
  it('are known by name in the path and by token alike', async () => {
    const [admin] = demo.people;
    const headers = { authorization: `Bearer ${admin?.token ?? ''}` };
    const response = await fetch(`${demo.url}${pods}`, { headers });
    expect(response.status).toBe(200);
    await response.body?.cancel();
    expect(await statusOf(admin?.name ?? '', pods)).toBe(200);
    expect(await statusOf('nobody-we-know', pods)).toBe(401);
  });

  it.each([
    ['jana', pods, 200],
    ['jana', secretsIn('payments'), 200],
    ['mara', pods, 403],
    ['mara', secretsIn('payments'), 200],
    ['mara', secretsIn('search'), 403],
    ['tomas', secretsIn('search-staging'), 200],
    ['vera', pods, 200],
    ['vera', '/api/v1/nodes?limit=1', 200],
    ['vera', secretsIn('payments'), 403],
    ['nils', '/api/v1/namespaces/checkout/pods?limit=1', 403],
    ['pullport', pods, 200],
    ['pullport', '/apis/apps/v1/replicasets?limit=1', 200],
    ['pullport', '/api/v1/events?limit=1', 403],
    ['pullport', secretsIn('payments'), 403],
  ])('%s asking %s gets %i', async (person, path, status) => {
    expect(await statusOf(person, path)).toBe(status);
  });

  it('each have a home that exists', async () => {
    const homes = demo.people.map(({ home }) => statusOf('jana', `/api/v1/namespaces/${home}`));
    expect(new Set(await Promise.all(homes))).toEqual(new Set([200]));
  });
});

it('lets requests go wrong on purpose', async () => {
  const takeBack = demo.faults.add({ person: 'jana', resource: 'pods' }, { kind: 'status', code: 503 });
  expect(await statusOf('jana', pods)).toBe(503);
  takeBack();
  expect(await statusOf('jana', pods)).toBe(200);
});
