import { afterAll, beforeAll, expect, test } from 'vitest';
import { pullSecretQuery } from '#lib/api/pull-secrets.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { getPullSecret } from './get-pull-secret.ts';
import { listPullSecrets } from './list-pull-secrets.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterAll(() => pullport.close());

test('what a page reads of one secret is known to the lists from then on', async () => {
  const context = await pullport.contextOf('jana');
  const query = pullSecretQuery.parse({ namespace: 'cart', q: 'made-by-others' });
  const listed = async () => (await listPullSecrets(context, query)).total;
  await expect.poll(async () => (await listPullSecrets(context, query)).pending).toBe(false);
  await pullport.kube('POST', '/api/v1/namespaces/cart/secrets', {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'made-by-others' },
    type: 'kubernetes.io/dockerconfigjson',
    stringData: {
      '.dockerconfigjson': '{"auths":{"registry.corp.example":{"username":"a","password":"b"}}}',
    },
  });
  expect(await listed()).toBe(0);
  await getPullSecret(context, { namespace: 'cart', name: 'made-by-others' });
  await expect.poll(listed).toBe(1);
});
