import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkPullSecret as checkBody, createPullSecret as schema } from '#lib/api/pull-secret-writes.ts';
import { checkPullSecret } from '#lib/server/pull-secrets/check-pull-secret.ts';
import { createPullSecret } from '#lib/server/pull-secrets/create-pull-secret.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { putSecret, storedDocument, storedSecret } from '#scripts/testing/demo-secrets.ts';
import { resultOf, short } from '#scripts/testing/write-results.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterAll(() => pullport.close());

const equal = '{"auths": {"a.example": {"username":"u","password":"p"}}}';
const entries = [{ server: 'a.example', username: 'u', password: 'p' }];
const marks = { labels: { team: 'pay', tier: 'one' }, immutable: true };

async function create(name: string, choice: string, body: object = marks) {
  const context = await pullport.contextOf('mara');
  const onConflict = { default: choice, byNamespace: {} };
  const input = schema.parse({ name, entries, namespaces: ['payments'], onConflict, ...body });
  const { results } = await resultOf(createPullSecret(context, input));
  return { line: results.map(short)[0], detail: results[0]?.detail };
}

const metadata = (name: string, labels: Record<string, string>) => ({
  metadata: { name, namespace: 'payments', labels },
});

describe('labels and the immutable flag of a secret that is there', () => {
  test.each(['leave', 'merge'])(
    'stay where its credentials are the same and it is to %s, and that is said',
    async (choice) => {
      const name = `same-${choice}`;
      await putSecret(pullport, 'payments', name, equal, metadata(name, { tier: 'one' }));
      expect(await create(name, choice)).toEqual({
        line: `payments Secret ${name} unchanged differs`,
        detail:
          'is there already, with the same registries and credentials. Not set on it: label team and the immutable flag; replace it to set them.',
      });
      expect(await storedSecret(pullport, 'payments', name)).not.toHaveProperty('immutable');
      const { line } = await create(name, choice, { labels: { tier: 'one' } });
      expect(line).toBe(`payments Secret ${name} unchanged`);
    },
  );

  test('are set where it is to be replaced, and nothing else of it changes', async () => {
    await putSecret(pullport, 'payments', 'set', equal, metadata('set', { tier: 'two', own: 'x' }));
    expect(await create('set', 'replace', { ...marks, dryRun: true })).toEqual({
      line: 'payments Secret set updated',
      detail: 'has these credentials already; labels team, tier and the immutable flag would be set.',
    });
    expect((await create('set', 'replace')).detail).toContain('and the immutable flag were set.');
    const stored = await storedSecret(pullport, 'payments', 'set');
    expect(stored).toMatchObject({ immutable: true });
    expect(stored.metadata.labels).toEqual({ team: 'pay', tier: 'one', own: 'x' });
    expect(await storedDocument(pullport, 'payments', 'set')).toBe(equal);
    expect((await create('set', 'replace')).line).toBe('payments Secret set unchanged');
  });

  test('are set on one that is immutable already, whose labels may still change', async () => {
    const extra = { ...metadata('fixed', {}), immutable: true };
    await putSecret(pullport, 'payments', 'fixed', equal, extra);
    expect(await create('fixed', 'replace')).toEqual({
      line: 'payments Secret fixed updated',
      detail: 'has these credentials already; labels team, tier were set.',
    });
  });

  test('go along with other credentials that take the place of its own', async () => {
    await putSecret(pullport, 'payments', 'other', '{"auths":{}}', metadata('other', { own: 'x' }));
    expect((await create('other', 'replace')).detail).toBe(
      'was replaced; labels team, tier and the immutable flag were set.',
    );
    const stored = await storedSecret(pullport, 'payments', 'other');
    expect(stored).toMatchObject({ immutable: true });
    expect(stored.metadata.labels).toEqual({ team: 'pay', tier: 'one', own: 'x' });
  });

  test('stay where entries are added to its own, and that is said', async () => {
    const more = '{"auths":{"b.example":{"auth":"YTpi"}}}';
    await putSecret(pullport, 'payments', 'added', more, metadata('added', {}));
    expect((await create('added', 'merge')).detail).toBe(
      'was added to; its other entries stay. Not set on it: labels team, tier and the immutable flag; replace it to set them.',
    );
    expect(await storedSecret(pullport, 'payments', 'added')).not.toHaveProperty('immutable');
  });

  test('are compared while one types', async () => {
    await putSecret(pullport, 'payments', 'typed', equal, metadata('typed', {}));
    const context = await pullport.contextOf('mara');
    const onConflict = { default: 'replace', byNamespace: {} };
    const body = { name: 'typed', entries, namespaces: ['payments'], onConflict, ...marks };
    const { results } = await checkPullSecret(context, checkBody.parse(body));
    expect(results[0]?.detail).toContain('labels team, tier and the immutable flag would be set');
  });
});
