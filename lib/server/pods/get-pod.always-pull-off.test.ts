import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemoPullport, type DemoPullport } from '#scripts/testing/demo-context.ts';
import { getPod } from './get-pod.ts';

let world: DemoPullport;
beforeAll(async () => {
  world = await startDemoPullport();
  await world.kube('POST', '/api/v1/namespaces', { metadata: { name: 'always' } });
  await world.kube('POST', '/api/v1/namespaces/always/serviceaccounts', { metadata: { name: 'default' } });
  await world.kube('POST', '/api/v1/namespaces/always/pods', {
    metadata: { name: 'asks-itself' },
    spec: { containers: [{ name: 'main', image: 'nginx:1.29', imagePullPolicy: 'Always' }] },
  });
  await world.until(() => world.running.live.pods.find('always', 'asks-itself') !== null);
});
afterAll(() => world.close());

async function verdictFor(person: string, namespace: string, name: string) {
  const context = await world.contextOf(person);
  const { alwaysPullImages } = await getPod(context, { namespace, name });
  return alwaysPullImages;
}

function podOf(workload: string): string {
  const pods = [...world.running.live.pods.inNamespace('payments')];
  return pods.find(({ name }) => name.startsWith(workload))?.name ?? '';
}

describe('where AlwaysPullImages is off', () => {
  test('a dry-run pod of somebody who may create pods shows it', async () => {
    const { verdict, sentence } = await verdictFor('mara', 'payments', podOf('ledger-api'));
    expect(verdict).toBe('no');
    expect(sentence).toContain('came back with IfNotPresent');
  });

  test('to others a pod shows it that kept its policy', async () => {
    const { verdict, sentence } = await verdictFor('vera', 'payments', podOf('ledger-api'));
    expect(verdict).toBe('no');
    expect(sentence).toContain('kept it');
  });

  test('where every container asks for Always itself, nobody but a dry-run pod can tell', async () => {
    expect(await verdictFor('vera', 'always', 'asks-itself')).toMatchObject({ verdict: 'not-known' });
    expect(await verdictFor('jana', 'always', 'asks-itself')).toMatchObject({ verdict: 'no' });
  });
});
