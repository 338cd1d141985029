import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemoPullport, type DemoPullport } from '#scripts/testing/demo-context.ts';
import { getPod } from './get-pod.ts';

let world: DemoPullport;
beforeAll(async () => {
  world = await startDemoPullport({ plugins: ['AlwaysPullImages'] });
});
afterAll(() => world.close());

async function verdictFor(person: string) {
  const [pod] = [...world.running.live.pods.inNamespace('payments')].filter(({ name }) =>
    name.startsWith('ledger-api'),
  );
  const context = await world.contextOf(person);
  const { alwaysPullImages } = await getPod(context, { namespace: 'payments', name: pod?.name ?? '' });
  return alwaysPullImages;
}

describe('where AlwaysPullImages is on', () => {
  test('a dry-run pod of somebody who may create pods shows it', async () => {
    const { verdict, sentence } = await verdictFor('mara');
    expect(verdict).toBe('yes');
    expect(sentence).toContain('dry-run pod');
  });

  test('to others templates show it that ask for less than their pods got', async () => {
    const { verdict, sentence } = await verdictFor('vera');
    expect(verdict).toBe('yes');
    expect(sentence).toContain('says IfNotPresent, the pod says Always');
  });
});
