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

test('the cases name every container that fails, and what each breaks at', async () => {
  const found = await failuresExplained(pullport);
  const expected = new Map<string, Set<string>>();
  for (const { at, heals, moves } of cases)
    for (const place of [...heals, ...moves]) expected.set(place, (expected.get(place) ?? new Set()).add(at));
  expect(new Set(expected.keys())).toEqual(new Set(found.keys()));
  for (const [place, each] of found)
    for (const { at } of each) expect([...(expected.get(place) ?? [])], place).toContain(at);
});

describe('in the same cluster, one after the other', () => {
  test.each(cases)('$at heals by $remedy: $heals', async (healCase) => {
    const { at, remedy, heals, moves } = healCase;
    const before = await failuresExplained(pullport);
    const [first] = heals.map((place) => before.get(place)?.find((failure) => failure.at === at));
    expect(first?.explained.remedies[0]?.code).toBe(remedy);
    if (first !== undefined) await cure(healCase, first.explained);
    pullport.clock.advance(oneRound);
    await pullport.caughtUp();
    const after = await failuresExplained(pullport);
    expect(heals.filter((place) => after.has(place))).toEqual([]);
    for (const place of moves) expect(after.get(place)?.map((failure) => failure.at)).not.toContain(at);
    expect([...after.keys()].filter((place) => !before.has(place))).toEqual([]);
  });

  test('nothing fails any more', async () => {
    expect([...(await failuresExplained(pullport)).keys()]).toEqual([]);
  });
});
