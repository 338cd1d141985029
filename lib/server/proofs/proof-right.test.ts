import { afterEach, beforeEach, expect, test } from 'vitest';
import { proofRight } from '#lib/server/proofs/proof-right.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';

let pullport: DemoPullport;
beforeEach(async () => {
  pullport = await startDemoPullport();
});
afterEach(() => pullport.close());

test('a tenant may prove in a namespace of the team', async () => {
  const context = await pullport.contextOf('mara');
  expect(await proofRight(context, { namespace: 'payments' })).toMatchObject({ allowed: true });
});

test('who may not is told which right is missing, whether or not the namespace exists', async () => {
  const context = await pullport.contextOf('vera');
  for (const namespace of ['payments', 'no-such-namespace']) {
    const right = await proofRight(context, { namespace });
    expect(right).toMatchObject({ allowed: false, scope: { verb: 'create', resource: 'pods', namespace } });
    expect(right.sentence).toContain(`may not create pods in namespace ${namespace}`);
  }
});
