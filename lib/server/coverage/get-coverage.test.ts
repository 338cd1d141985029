import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { coverage, coverageQuery } from '#lib/api/coverage.ts';
import { getCoverage } from '#lib/server/coverage/get-coverage.ts';
import { readSecretsOf } from '#lib/server/pulls/read-secrets-of-failing.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterAll(() => pullport.close());

/** As a person sees it once their secrets were read. */
async function settled(person: string, query: object = {}) {
  const context = await pullport.contextOf(person);
  await readSecretsOf(context, pullport.running.live.namespaceNames());
  return coverage.parse(await getCoverage(context, coverageQuery.parse(query)));
}

type Answer = Awaited<ReturnType<typeof settled>>;
const cell = (answer: Answer, namespace: string, registry: string) =>
  answer.namespaces
    .find((row) => row.namespace === namespace)
    ?.cells.find((each) => each.registry.includes(registry));

describe('the coverage', () => {
  test('says per namespace and registry how pulls stand', async () => {
    const answer = await settled('jana');
    expect(answer.pending).toBe(false);
    expect(cell(answer, 'checkout', 'registry.corp')).toMatchObject({ state: 'failing', word: 'rejected' });
    expect(cell(answer, 'search', 'ghcr.io')).toMatchObject({ state: 'not-linked', word: 'not linked' });
    expect(cell(answer, 'cart', 'docker.io')?.state).toMatch(/covered|public/);
  });

  test('says as every list does whether time may heal it', async () => {
    const answer = await settled('jana');
    const misspelt = cell(answer, 'ci-runners', 'registry.crop.example');
    expect(misspelt).toMatchObject({ state: 'failing', word: 'unreachable' });
    const unavailable = cell(answer, 'ci-runners', 'build.corp.example');
    expect(unavailable).toMatchObject({ state: 'waiting', word: 'unreachable' });
  });

  test('counts each readable container once', async () => {
    const answer = await settled('jana');
    const inCells = answer.namespaces
      .flatMap(({ cells }) => cells)
      .reduce((sum, each) => sum + each.containers, 0);
    const inRegistries = answer.registries.reduce((sum, { containers }) => sum + containers, 0);
    expect(inCells).toBe(inRegistries);
  });

  test('puts first what needs attention, or sorts by team or name', async () => {
    const counts = (await settled('jana')).namespaces.map(({ cells }) =>
      cells.reduce((sum, { failing }) => sum + failing, 0),
    );
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    const names = (await settled('jana', { sort: 'name' })).namespaces.map(({ namespace }) => namespace);
    expect(names).toEqual(names.toSorted());
    const teams = (await settled('jana', { sort: 'team' })).namespaces.map(({ team }) => team ?? '~');
    expect(teams).toEqual(teams.toSorted());
  });

  test('leads each cell to its cure', async () => {
    const answer = await settled('jana');
    expect(cell(answer, 'checkout', 'registry.corp')?.href).toMatch(/^\/failures\/checkout\//);
    expect(cell(answer, 'search', 'ghcr.io')?.href).toMatch(/^\/service-accounts\?namespace=search/);
  });

  test('tells an auditor without rights to secrets what they may not know', async () => {
    const answer = await settled('vera');
    const states = new Set(answer.namespaces.flatMap(({ cells }) => cells.map(({ state }) => state)));
    expect(states).toContain('forbidden');
    expect(states).not.toContain('covered');
  });

  test('is cut to what somebody may see, and pages', async () => {
    expect((await settled('mara')).namespaces.map(({ namespace }) => namespace).toSorted()).toEqual([
      'payments',
      'payments-staging',
    ]);
    const page = await settled('jana', { sort: 'name', page: '2', pageSize: '1' });
    expect(page.namespaces.length).toBe(1);
    expect(page.total).toBeGreaterThan(10);
  });

  test('says that secrets are still being read', async () => {
    const context = await pullport.contextOf('tomas');
    const answer = await getCoverage(context, coverageQuery.parse({}));
    expect(answer.pending).toBe(true);
    await readSecretsOf(context, ['search', 'search-staging']);
  });
});
