import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pullSecretDetail } from '#lib/api/pull-secrets.ts';
import { getPullSecret } from '#lib/server/pull-secrets/get-pull-secret.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterAll(() => pullport.close());

async function get(person: string, namespace: string, name: string) {
  const answer = await getPullSecret(await pullport.contextOf(person), { namespace, name });
  return pullSecretDetail.strict().parse(answer);
}

describe('one pull secret', () => {
  test('is shown with its equals, what it causes and what would cure that', async () => {
    const { secret, equals, effects, rights, history } = await get('jana', 'checkout', 'corp-pull');
    expect(secret.health.code).toBe('rejected');
    expect(equals.map(({ namespace }) => namespace)).toEqual(expect.arrayContaining(['cart', 'mobile-bff']));
    const titles = effects.map(({ title }) => title);
    expect(titles[0]).toMatch(/^Causes \d+ failing containers$/);
    expect(titles[1]).toBe('A right password cures them');
    expect(rights).toEqual({ update: true, delete: true, patchAccounts: true });
    expect(history[0]?.manager).not.toBe('');
  });

  test('an entry that never matches says why, and what was meant', async () => {
    const { secret } = await get('mara', 'payments', 'corp-registry');
    const [entry] = secret.entries.filter(({ key }) => key === 'registry.corp.example');
    expect(entry).toMatchObject({ servesCount: 0 });
    expect(entry?.neverTried).toContain('registry.corp.example:5000');
  });

  test('a secret of another type is shown for what it is', async () => {
    const { secret } = await get('jana', 'checkout', 'stripe-webhook');
    expect(secret).toMatchObject({ entries: [], health: { code: 'wrong-type' } });
  });

  test('what a secret of the right type can take over is told without values', async () => {
    const { convertible, effects } = await get('jana', 'data-ingest', 'archive-pull');
    expect(effects.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Causes 1 failing container', '1 container needs a new pod']),
    );
    expect(convertible).toEqual([{ key: 'registry.corp.example:5000', username: 'svc-pull-shared' }]);
    expect((await get('jana', 'checkout', 'stripe-webhook')).convertible).toBeNull();
    expect((await get('jana', 'checkout', 'corp-pull')).convertible).toBeNull();
    const { secret, convertible: old } = await get('jana', 'payments', 'before-2016');
    expect(secret.type).toBe('kubernetes.io/dockercfg');
    expect(old).toEqual(secret.entries.map(({ key, username }) => ({ key, username })));
  });

  test('a refusal is the same whether or not it exists', async () => {
    const refusal = async (name: string) => get('vera', 'payments', name).catch((error: unknown) => error);
    const [there, missing] = [await refusal('corp-registry'), await refusal('no-such-secret')];
    expect(there).toMatchObject({ code: 'forbidden', message: expect.stringContaining('get secrets') });
    expect((missing as Error).message).toBe((there as Error).message);
    await expect(get('mara', 'payments', 'no-such-secret')).rejects.toMatchObject({ code: 'not-found' });
  });
});
