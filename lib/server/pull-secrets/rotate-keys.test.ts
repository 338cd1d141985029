import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rotatePullSecret as schema } from '#lib/api/pull-secret-writes.ts';
import { rotatePullSecret } from '#lib/server/pull-secrets/rotate-pull-secret.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { putSecret, storedDocument } from '#scripts/testing/demo-secrets.ts';
import { resultOf, short } from '#scripts/testing/write-results.ts';

let pullport: DemoPullport;
beforeEach(async () => {
  pullport = await startDemoPullport();
});
afterEach(() => pullport.close());

const login = (password: string, username = 'robot') => ({ username, password });

async function put(namespace: string, name: string, auths: object) {
  await putSecret(pullport, namespace, name, JSON.stringify({ auths }));
}

async function rotate(body: object) {
  const context = await pullport.contextOf('jana');
  const source = { namespace: 'cart', name: 'many', password: 'renewed' };
  return resultOf(rotatePullSecret(context, schema.parse({ ...source, ...body })));
}

async function passwords(namespace: string, name: string): Promise<Record<string, string>> {
  const { auths } = JSON.parse(await storedDocument(pullport, namespace, name)) as {
    auths: Record<string, { password: string }>;
  };
  return Object.fromEntries(Object.entries(auths).map(([key, { password }]) => [key, password]));
}

describe('a credential is user and password at a registry, and its rotation', () => {
  test('reaches every key of that registry, by whatever path, and says which', async () => {
    const others = { 'b.example': login('old'), 'a.example/of-another': login('other') };
    await put('cart', 'many', { 'a.example': login('old'), 'a.example/team': login('old'), ...others });
    await put('payments', 'by-path', { 'https://a.example/v2/else': login('old') });
    const plan = await rotate({ key: 'a.example', dryRun: true });
    expect(plan.results.map(short)).toEqual(['payments Secret by-path updated', 'cart Secret many updated']);
    expect(plan.results.map(({ detail }) => detail)).toEqual([
      'its only entry would change; everything else stays.',
      '2 of 4 entries would change: a.example, a.example/team; everything else stays.',
    ]);
    const done = await rotate({ key: 'a.example' });
    expect(done.results.at(-1)?.detail).toContain('2 of 4 entries have changed: a.example, a.example/team;');
    expect(await passwords('cart', 'many')).toEqual({
      'a.example': 'renewed',
      'a.example/team': 'renewed',
      'b.example': 'old',
      'a.example/of-another': 'other',
    });
    expect(await passwords('payments', 'by-path')).toEqual({ 'https://a.example/v2/else': 'renewed' });
    expect((await rotate({ key: 'a.example' })).counts).toMatchObject({ unchanged: 2, updated: 0 });
  });

  test('knows Docker Hub by each of its names', async () => {
    await put('cart', 'many', {
      'https://index.docker.io/v1/': login('old'),
      'docker.io/corp': login('old'),
    });
    await put('payments', 'by-name', { 'docker.io': login('old') });
    await put('payments', 'of-another', { 'docker.io': login('old', 'somebody') });
    const { results } = await rotate({ key: 'https://index.docker.io/v1/', username: 'robot-2' });
    expect(results.map(short)).toEqual(['payments Secret by-name updated', 'cart Secret many updated']);
    expect(await passwords('cart', 'many')).toEqual({
      'https://index.docker.io/v1/': 'renewed',
      'docker.io/corp': 'renewed',
    });
    expect(await passwords('payments', 'by-name')).toEqual({ 'docker.io': 'renewed' });
    expect(await passwords('payments', 'of-another')).toEqual({ 'docker.io': 'old' });
  });

  test('tells two keys apart that the kubelet takes for the same', async () => {
    await put('cart', 'many', { 'a.example': login('old'), 'https://a.example': login('old') });
    const { results } = await rotate({ key: 'a.example' });
    expect(results[0]?.difference).toEqual([
      { key: 'a.example', change: 'changed' },
      { key: 'https://a.example', change: 'changed' },
    ]);
  });

  test('says which entries change in what takes the place of an immutable one', async () => {
    await put('cart', 'many', { 'a.example': login('old') });
    const auths = { 'a.example': login('old'), 'a.example/team': login('old'), 'b.example': login('old') };
    await putSecret(pullport, 'payments', 'fixed', JSON.stringify({ auths }), { immutable: true });
    const account = '/api/v1/namespaces/payments/serviceaccounts';
    await pullport.kube('POST', account, {
      metadata: { name: 'puller' },
      imagePullSecrets: [{ name: 'fixed' }],
    });
    const { results } = await rotate({ key: 'a.example', dryRun: true });
    expect(results[0]).toMatchObject({ name: 'fixed-2', outcome: 'created', reason: 'immutable' });
    expect(results[0]?.detail).toBe(
      'would be created in place of fixed, which is immutable; 2 of 3 entries change: a.example, a.example/team.',
    );
  });
});
