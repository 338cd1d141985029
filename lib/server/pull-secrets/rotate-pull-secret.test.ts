import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rotatePullSecret as schema } from '#lib/api/pull-secret-writes.ts';
import type { WriteResult } from '#lib/api/writes.ts';
import { rotatePullSecret } from '#lib/server/pull-secrets/rotate-pull-secret.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { linksOf, putSecret, storedDocument } from '#scripts/testing/demo-secrets.ts';
import { resultOf, short } from '#scripts/testing/write-results.ts';

let pullport: DemoPullport;
beforeEach(async () => {
  pullport = await startDemoPullport();
});
afterEach(() => pullport.close());

/** Lets a request pass as if nothing were scripted, and counts it. */
const untouched = { kind: 'cut', afterBytes: 1_000_000_000 } as const;
const corp = 'registry.corp.example:5000';

async function rotate(body: object = {}, person = 'jana') {
  const source = { namespace: 'checkout', name: 'corp-pull', key: corp, password: 'renewed' };
  const context = await pullport.contextOf(person);
  return resultOf(rotatePullSecret(context, schema.parse({ ...source, ...body })));
}

const passwordIn = async (namespace: string, name = 'corp-pull') => {
  const { auths } = JSON.parse(await storedDocument(pullport, namespace, name)) as {
    auths: Record<string, { password: string }>;
  };
  return auths[corp]?.password;
};

describe('rotating a credential', () => {
  test('changes it wherever registry, user and password agree, and nothing else', async () => {
    const shared = JSON.parse(await storedDocument(pullport, 'checkout', 'corp-pull')) as {
      auths: Record<string, { username: string; password: string }>;
    };
    const entry = shared.auths[corp];
    const beside = JSON.stringify({ auths: { 'quay.io': { auth: 'YTpi' }, [corp]: entry } });
    await putSecret(pullport, 'payments', 'same', beside);
    const credential = { username: entry?.username, password: 'other' };
    const other = JSON.stringify({ auths: { [corp]: credential } });
    await putSecret(pullport, 'payments', 'other', other);
    const plan = await rotate({ dryRun: true });
    expect(await passwordIn('checkout')).toBe(entry?.password);
    const done = await rotate();
    expect(done.results.map(short)).toEqual(plan.results.map(short));
    expect(done.results.map(short)).toContain('payments Secret same updated');
    expect(done.results.at(-1)).toMatchObject({ namespace: 'checkout', name: 'corp-pull' });
    expect(await passwordIn('cart')).toBe('renewed');
    expect(await storedDocument(pullport, 'payments', 'same')).toContain('"quay.io":{"auth":"YTpi"}');
    expect(await passwordIn('payments', 'other')).toBe('other');
    expect((await rotate()).counts).toMatchObject({ unchanged: done.results.length, updated: 0 });
  });

  test('writes nothing while secrets that may hold it cannot be read', async () => {
    const { faults } = pullport.demo;
    await rotate({ dryRun: true });
    faults.add({ verb: 'list', resource: 'secrets' }, { kind: 'status', code: 500 });
    await expect(rotate()).rejects.toThrow(/^Nothing was written: the secrets of \S+ and \d+ more could not/);
    expect(await passwordIn('checkout')).not.toBe('renewed');
    faults.clear();
    faults.add({ verb: 'list', resource: 'secrets', namespace: '' }, { kind: 'status', code: 500 });
    faults.add({ verb: 'list', resource: 'secrets', namespace: 'cart' }, { kind: 'status', code: 500 });
    await expect(rotate()).rejects.toThrow(/^Nothing was written: the secrets of cart could not/);
    const without = await rotate({ leftOut: ['cart'] });
    expect(without.results.at(-1)).toMatchObject({ namespace: 'checkout', outcome: 'updated' });
    faults.clear();
  });

  test('reaches a secret that somebody made after the last look', async () => {
    await rotate({ dryRun: true });
    await putSecret(pullport, 'payments', 'late', await storedDocument(pullport, 'checkout', 'corp-pull'));
    const plan = await rotate({ dryRun: true });
    expect(plan.results.map(short)).toContain('payments Secret late updated');
  });

  test('reaches only what this person may read, and only the namespaces that were chosen', async () => {
    const source = { namespace: 'payments', name: 'team-ghcr', key: 'ghcr.io' };
    const { results } = await rotate({ ...source, namespaces: ['payments-staging', 'cart'] }, 'mara');
    expect(results.map(short)).toEqual(['payments-staging Secret team-ghcr updated']);
    const rest = await rotate({ ...source, leftOut: ['payments'], dryRun: true }, 'mara');
    expect(rest.results.map(({ namespace }) => namespace)).not.toContain('payments');
    await expect(rotate(source, 'tomas')).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('an empty password is refused at its field', async () => {
    const refusal = { code: 'invalid-field', fields: [{ field: 'password' }] };
    await expect(rotate({ password: '\n' })).rejects.toMatchObject(refusal);
  });

  describe('of which one is immutable', () => {
    const source = { namespace: 'cart', name: 'ghcr-pull', key: 'ghcr.io' };
    const inPayments = ({ results }: WriteResult) =>
      results.filter(({ namespace }) => namespace === 'payments').map(short);

    test('replaces that one in the same plan, moves its links and names what is to restart', async () => {
      const before = await linksOf(pullport, 'payments', 'ledger');
      const plan = await rotate({ ...source, dryRun: true });
      expect(inPayments(plan)).toEqual([
        'payments Secret team-ghcr-2 created immutable',
        'payments ServiceAccount default updated',
        'payments ServiceAccount default updated',
        'payments ServiceAccount ledger updated',
        'payments ServiceAccount ledger updated',
        'payments Secret team-ghcr unchanged',
      ]);
      expect(await linksOf(pullport, 'payments', 'ledger')).toEqual(before);
      const done = await rotate(source);
      expect(inPayments(done)).toEqual(inPayments(plan));
      expect(done.restarts).toEqual(plan.restarts);
      expect(done.restarts).toContainEqual(
        expect.objectContaining({ namespace: 'payments', name: 'ledger-api' }),
      );
      expect(await storedDocument(pullport, 'payments', 'team-ghcr-2')).toContain('renewed');
      expect(await linksOf(pullport, 'payments', 'ledger')).toContain('team-ghcr-2');
      expect(done.results.at(-1)).toMatchObject({ namespace: 'cart', outcome: 'updated' });
    });

    test.each([
      ['create', 'secrets', 0],
      ['patch', 'serviceaccounts', 0],
      ['patch', 'serviceaccounts', 1],
      ['patch', 'serviceaccounts', 2],
    ])('is completed by repeating it when %s %s fails after %i', async (verb, resource, writes) => {
      const { faults } = pullport.demo;
      if (writes > 0) faults.add({ verb, resource }, untouched, writes);
      faults.add({ verb, resource }, { kind: 'status', code: 500 });
      const stopped = await rotate(source);
      expect(stopped.counts.failed).toBeGreaterThan(0);
      faults.clear();
      const repeated = await rotate(source);
      expect(repeated.counts).toMatchObject({ failed: 0, conflict: 0, invalid: 0 });
      expect(await linksOf(pullport, 'payments', 'ledger')).not.toContain('team-ghcr');
      expect(await linksOf(pullport, 'payments', 'ledger')).toContain('team-ghcr-2');
      expect(repeated.restarts).toContainEqual(expect.objectContaining({ name: 'ledger-api' }));
      expect(await storedDocument(pullport, 'payments', 'team-ghcr-3')).toBe('');
    });

    test('keeps the named secret for last while a quota has no room for the new one', async () => {
      const hard = { 'count/secrets': '1' };
      const quotas = '/api/v1/namespaces/payments/resourcequotas';
      await pullport.kube('POST', quotas, { metadata: { name: 'few' }, spec: { hard } });
      const stopped = await rotate(source);
      expect(stopped.results.map(short)).toContain('payments Secret team-ghcr-2 forbidden quota');
      expect(stopped.results.map(short)).toContain('cart Secret ghcr-pull failed skipped');
      await pullport.kube('DELETE', `${quotas}/few`);
      expect((await rotate(source)).results.map(short)).toContain(
        'payments Secret team-ghcr-2 created immutable',
      );
    });

    test('takes the next name that is free, and leaves alone what nobody names', async () => {
      await putSecret(pullport, 'payments', 'team-ghcr-2', '{"auths":{"x.example":{"auth":"YTpi"}}}');
      const held = await storedDocument(pullport, 'payments', 'team-ghcr');
      await putSecret(pullport, 'payments', 'forgotten', held, { immutable: true });
      const { results } = await rotate(source);
      expect(results.map(short)).toContain('payments Secret team-ghcr-3 created immutable');
      expect(results.map(short)).toContain('payments Secret forgotten unchanged immutable');
      expect(await storedDocument(pullport, 'payments', 'forgotten-2')).toBe('');
    });
  });

  test.each([1, 2, 3])('stopped after %i writes it is completed by repeating it', async (writes) => {
    const { faults } = pullport.demo;
    const all = (await rotate({ dryRun: true })).results.length;
    faults.add({ verb: 'update', resource: 'secrets' }, untouched, writes);
    faults.add({ verb: 'update', resource: 'secrets' }, { kind: 'status', code: 500 });
    const stopped = await rotate();
    expect(stopped.counts).toMatchObject({
      updated: Math.min(writes, all),
      failed: all - Math.min(writes, all),
    });
    faults.clear();
    const repeated = await rotate();
    expect(repeated.counts).toMatchObject({ failed: 0, updated: all - writes, unchanged: writes });
  });
});
