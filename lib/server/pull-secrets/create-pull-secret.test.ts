import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPullSecret as schema } from '#lib/api/pull-secret-writes.ts';
import { createPullSecret } from '#lib/server/pull-secrets/create-pull-secret.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { resultOf, short } from '#scripts/testing/write-results.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterAll(() => pullport.close());

const entries = [{ server: 'registry.corp.example:5000', username: 'svc', password: 'pa:ss<w>ord' }];

async function create(person: string, body: object) {
  const context = await pullport.contextOf(person);
  return resultOf(createPullSecret(context, schema.parse({ name: 'fresh', entries, ...body })));
}

async function documentOf(namespace: string, name: string): Promise<string> {
  const secret = (await pullport.kube('GET', `/api/v1/namespaces/${namespace}/secrets/${name}`)) as {
    data: Record<string, string>;
  };
  return Buffer.from(secret.data['.dockerconfigjson'] ?? '', 'base64').toString('utf8');
}

describe('creating a pull secret', () => {
  test('a dry run tells what would be and writes nothing', async () => {
    const body = { namespaces: ['payments', 'checkout'], serviceAccounts: 'default', dryRun: true };
    const result = await create('mara', body);
    expect(result.results.map(short)).toEqual([
      'payments Secret fresh created',
      'payments ServiceAccount default updated',
      'checkout Secret fresh forbidden',
    ]);
    const there = await pullport.kube('GET', '/api/v1/namespaces/payments/secrets/fresh');
    expect(there).toMatchObject({ code: 404 });
  });

  test('the document is what kubectl writes, byte for byte', async () => {
    await create('mara', { name: 'bytes', namespaces: ['payments'] });
    expect(await documentOf('payments', 'bytes')).toBe(
      '{"auths":{"registry.corp.example:5000":{"username":"svc","password":"pa:ss\\u003cw\\u003eord","auth":"c3ZjOnBhOnNzPHc+b3Jk"}}}',
    );
  });

  test('repeating it changes nothing', async () => {
    const body = { name: 'again', namespaces: ['payments'], serviceAccounts: ['default', 'ledger'] };
    const first = await create('mara', body);
    expect(first.counts).toMatchObject({ created: 1, updated: 2 });
    const second = await create('mara', body);
    expect(second.counts).toMatchObject({ unchanged: 3, created: 0, updated: 0 });
  });
});
