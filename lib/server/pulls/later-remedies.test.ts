import { afterAll, beforeAll, expect, test } from 'vitest';
import { corpPayments, garServing, hubTeam } from '#lib/demo/scenario/logins.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { failuresExplained } from '#scripts/testing/failures-explained.ts';
import { pressRemedy } from '#scripts/testing/press-remedy.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport({ startAt: Date.UTC(2026, 10, 21, 14) });
  pullport.demo.outside.mendNode('node-10');
  pullport.clock.advance(400_000);
  await pullport.caughtUp();
});
afterAll(() => pullport.close());

test.each([
  ['payments/ledger-api/api', 1, 'create-secret', corpPayments],
  ['payments-staging/sandbox/sandbox', 1, 'use-other-credential', corpPayments],
  ['payments/settlement-report/settlement-report', 1, 'use-other-credential', corpPayments],
  ['ml-platform/llm-gateway/llm-gateway', 1, 'add-entry', garServing],
  ['catalog/thumb-cache/thumb-cache', 1, 'create-secret', hubTeam],
  ['search/indexer/indexer', 1, 'link-secret', null],
] as const)('%s also heals by its remedy %i, %s', async (place, index, code, typed) => {
  const [failure] = (await failuresExplained(pullport)).get(place) ?? [];
  expect(failure?.explained.remedies[index]?.code).toBe(code);
  if (failure === undefined) return;
  const { explained } = failure;
  const chosen = { ...explained, remedies: explained.remedies.slice(index) };
  await pressRemedy(pullport, await pullport.contextOf('jana'), chosen, typed);
  pullport.clock.advance(400_000);
  await pullport.caughtUp();
  expect([...(await failuresExplained(pullport)).keys()]).not.toContain(place);
});
