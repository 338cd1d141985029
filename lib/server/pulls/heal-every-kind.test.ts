import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Explanation } from '#lib/api/explanation.ts';
import { failuresExplained } from '#scripts/testing/failures-explained.ts';
import type { HealCase, Template } from '#scripts/testing/heal-case.ts';
import { healCases } from '#scripts/testing/heal-cases.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { pressRemedy } from '#scripts/testing/press-remedy.ts';

/** Longer than the longest wait between two pulls and a large download after it. */
const oneRound = 400_000;

let pullport: DemoPullport;

/** Always the same moment: which pods come to which node hangs on it. */
const startAt = Date.UTC(2026, 10, 21, 14);
beforeAll(async () => {
  pullport = await startDemoPullport({ startAt });
  // A rollout needs room for one pod more, and the demo's quota is used up.
  const quota = '/api/v1/namespaces/notebooks/resourcequotas/team-quota';
  await pullport.kube('PATCH', quota, { spec: { hard: { pods: '12' } } });
});
afterAll(() => pullport.close());

async function cure({ cure: how }: HealCase, explained: Explanation): Promise<void> {
  switch (how.by) {
    case 'pressing':
    case 'typing': {
      const typed = how.by === 'typing' ? how.login(startAt) : null;
      return pressRemedy(pullport, await pullport.contextOf('jana'), explained, typed);
    }
    case 'editing':
      return editTemplate(explained, how.change);
    case 'others':
      return how.act(pullport.demo.outside);
  }
}

async function editTemplate({ namespace, owner }: Explanation, change: (template: Template) => void) {
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments/${owner?.name ?? ''}`;
  const { spec } = (await pullport.kube('GET', path)) as { spec: { template: { spec: Template } } };
  change(spec.template.spec);
  await pullport.kube('PATCH', path, { spec: { template: spec.template } });
}

const cases = healCases();

async function aRound(): Promise<void> {
  pullport.clock.advance(oneRound);
  await pullport.caughtUp();
}

// First of all: which pods come to that node hangs on chance, and new ones may too.
test('registry/unreachable heals or moves on by check-node where a proxy was down', async () => {
  const waiting = async () =>
    (await failuresExplained(pullport))
      .values()
      .toArray()
      .flat()
      .filter(({ explained }) => explained.causes.some(({ code }) => code === 'proxy'))
      .map(({ at, explained }) => `${at} ${explained.remedies[0]?.code ?? ''}`);
  expect(new Set(await waiting())).toEqual(new Set(['registry/unreachable check-node']));
  pullport.demo.outside.mendNode('node-10');
  await aRound();
  expect(await waiting()).toEqual([]);
});

test('the cases name every other container that fails, and what each breaks at', async () => {
  const found = await failuresExplained(pullport);
  const expected = cases.flatMap(({ at, heals }) => heals.map((place) => `${place} ${at}`));
  const told = found.entries().flatMap(([place, each]) => each.map(({ at }) => `${place} ${at}`));
  expect(new Set(told)).toEqual(new Set(expected));
});

describe('in the same cluster, one after the other', () => {
  test.each(cases)('$at heals by $remedy: $heals', async (healCase) => {
    const { at, remedy, heals } = healCase;
    const before = await failuresExplained(pullport);
    const [first] = heals.map((place) => before.get(place)?.find((failure) => failure.at === at));
    expect(first?.explained.remedies[0]?.code).toBe(remedy);
    if (first !== undefined) await cure(healCase, first.explained);
    await aRound();
    const after = await failuresExplained(pullport);
    expect(heals.filter((place) => after.has(place))).toEqual([]);
    expect([...after.keys()].filter((place) => !before.has(place))).toEqual([]);
  });

  test('nothing fails any more', async () => {
    expect([...(await failuresExplained(pullport)).keys()]).toEqual([]);
  });
});
