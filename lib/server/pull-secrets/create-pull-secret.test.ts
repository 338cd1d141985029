import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPullSecret as schema } from '#lib/api/pull-secret-writes.ts';
import { createPullSecret } from '#lib/server/pull-secrets/create-pull-secret.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { linksOf, putSecret, storedDocument, storedSecret } from '#scripts/testing/demo-secrets.ts';
import { resultOf, short } from '#scripts/testing/write-results.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterAll(() => pullport.close());

const corp = 'registry.corp.example:5000';
const entries = [{ server: corp, username: 'svc', password: 'pa:ss<w>ord' }];

async function create(person: string, body: object) {
  const context = await pullport.contextOf(person);
  return resultOf(createPullSecret(context, schema.parse({ name: 'fresh', entries, ...body })));
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
    expect(await storedSecret(pullport, 'payments', 'fresh')).toMatchObject({ code: 404 });
  });

  test('the document is what kubectl writes, byte for byte, and marked as made here', async () => {
    await create('mara', { name: 'bytes', namespaces: ['payments'], labels: { team: 'pay' } });
    expect(await storedDocument(pullport, 'payments', 'bytes')).toBe(
      '{"auths":{"registry.corp.example:5000":{"username":"svc","password":"pa:ss\\u003cw\\u003eord","auth":"c3ZjOnBhOnNzPHc+b3Jk"}}}',
    );
    const { metadata } = await storedSecret(pullport, 'payments', 'bytes');
    expect(metadata.labels).toEqual({ team: 'pay', 'app.kubernetes.io/managed-by': 'pullport' });
  });

  test('repeating it changes nothing', async () => {
    const body = { name: 'again', namespaces: ['payments'], serviceAccounts: ['default', 'ledger'] };
    expect((await create('mara', body)).counts).toMatchObject({ created: 1, updated: 2 });
    expect(await linksOf(pullport, 'payments', 'ledger')).toContain('again');
    expect((await create('mara', body)).counts).toMatchObject({ unchanged: 3, created: 0, updated: 0 });
  });

  test('accounts by name and those whose pods use the registry are one plan', async () => {
    const serviceAccounts = { names: ['default', 'payouts'], using: true };
    const body = { name: 'both', namespaces: ['payments'], serviceAccounts, dryRun: true };
    const { results } = await create('mara', body);
    expect(results.map(({ name }) => name)).toEqual(['both', 'default', 'ledger', 'payouts']);
  });

  test('one secret each, immutable, in the older format, for the accounts whose pods use the registry', async () => {
    const two = [...entries, { server: 'ghcr.io', username: 'bot', password: 'x y' }];
    const shape = { type: 'kubernetes.io/dockercfg', split: 'one-each', immutable: true };
    const body = { name: 'each', entries: two, namespaces: ['payments'], serviceAccounts: 'using', ...shape };
    const lines = (await create('mara', body)).results.map(short);
    expect(lines).toContain('payments Secret each-1 created');
    expect(lines).toContain('payments ServiceAccount ledger updated');
    expect(await storedSecret(pullport, 'payments', 'each-2')).toMatchObject({ immutable: true });
    expect(JSON.parse(await storedDocument(pullport, 'payments', 'each-2'))).toHaveProperty('ghcr.io');
  });

  test('a missing account and a missing namespace are lines of their own', async () => {
    const body = { name: 'lost', namespaces: ['payments', 'nowhere'], serviceAccounts: ['ghost'] };
    expect((await create('jana', body)).results.map(short)).toEqual([
      'payments Secret lost created',
      'payments ServiceAccount ghost failed missing-account',
      'nowhere Secret lost failed missing-namespace',
    ]);
  });
});

describe('where a secret of this name exists', () => {
  const there = `{"auths": {"${corp}": {"auth": "b2xkOm9sZA==", "extra": 1},\n "quay.io": {"auth":"YTpi"}}, "x": []}`;
  const conflict = (name: string, choice: string) =>
    create('mara', { name, namespaces: ['payments'], onConflict: { default: choice, byNamespace: {} } });

  test('it is left as it is, and told how it differs', async () => {
    await putSecret(pullport, 'payments', 'left', there);
    const { results } = await conflict('left', 'leave');
    expect(results[0]).toMatchObject({ outcome: 'conflict', reason: 'differs' });
    expect(results[0]?.difference).toEqual([
      { key: 'quay.io', change: 'removed' },
      { key: corp, change: 'changed' },
    ]);
    expect(await storedDocument(pullport, 'payments', 'left')).toBe(there);
  });

  test('adding keeps every byte that it is not about', async () => {
    await putSecret(pullport, 'payments', 'added', there);
    expect((await conflict('added', 'merge')).results.map(short)).toEqual(['payments Secret added updated']);
    const document = await storedDocument(pullport, 'payments', 'added');
    expect(document).toBe(there.replace('b2xkOm9sZA==', 'c3ZjOnBhOnNzPHc+b3Jk'));
    expect((await conflict('added', 'merge')).results[0]?.outcome).toBe('unchanged');
  });

  test('replacing happens only where it was asked for', async () => {
    await putSecret(pullport, 'payments', 'replaced', there);
    expect((await conflict('replaced', 'replace')).results[0]?.outcome).toBe('updated');
    expect(await storedDocument(pullport, 'payments', 'replaced')).not.toContain('quay.io');
  });

  test('neither an immutable one nor one of another type is touched', async () => {
    await putSecret(pullport, 'payments', 'fixed', there, { immutable: true });
    await putSecret(pullport, 'payments', 'opaque', there, { type: 'Opaque' });
    expect((await conflict('fixed', 'replace')).results[0]).toMatchObject({ reason: 'immutable' });
    expect((await conflict('opaque', 'replace')).results[0]).toMatchObject({ outcome: 'conflict' });
  });
});

describe('what nobody can want', () => {
  const big = `{"auths":{"a.example":{"auth":"${'A'.repeat(1_048_560)}"}}}`;
  const document = { entries: undefined };
  test.each([
    [
      'an empty password',
      { entries: [{ server: 'a.example', username: 'a', password: '' }] },
      'entries.0.password',
    ],
    [
      'a password of a new line',
      { entries: [{ server: 'a.example', username: 'a', password: '\n' }] },
      'entries.0.password',
    ],
    [
      'a colon in the user',
      { entries: [{ server: 'a.example', username: 'a:b', password: 'x' }] },
      'entries.0.username',
    ],
    [
      'a key that never matches',
      { entries: [{ server: 'hub.docker.com', username: 'a', password: 'x' }] },
      'entries.0.server',
    ],
    [
      'one registry twice',
      { entries: [...entries, { ...entries[0], server: `https://${corp}` }] },
      'entries.1.server',
    ],
    ['YAML', { ...document, document: 'auths:\n  a: b' }, 'document'],
    ['a list', { ...document, document: '[]' }, 'document'],
    ['base64 of a document', { ...document, document: 'eyJhdXRocyI6e319' }, 'document'],
    [
      'a credential store alone',
      { ...document, document: '{"auths":{"a.example":{}},"credsStore":"desktop"}' },
      'document',
    ],
    ['more than a Secret holds', { ...document, document: big }, 'document'],
    ['a label that is none', { labels: { 'a b': 'c' } }, 'labels.a b'],
  ])('%s is told at its field, and nothing is written', async (_, body, field) => {
    const wrong = await create('mara', { name: 'wrong', namespaces: ['payments'], ...body }).catch(
      (error: unknown) => error,
    );
    expect(wrong).toMatchObject({ code: 'invalid-field', fields: [{ field }] });
    expect(await storedSecret(pullport, 'payments', 'wrong')).toMatchObject({ code: 404 });
  });

  test('a namespace called constructor is asked about like any other: nothing in it changes unasked', async () => {
    const namespace = 'constructor';
    await pullport.kube('POST', '/api/v1/namespaces', { metadata: { name: namespace } });
    const body = { name: 'kept', namespaces: [namespace] };
    await create('jana', body);
    const before = await storedDocument(pullport, namespace, 'kept');
    const other = [{ server: 'other.example', username: 'u', password: 'p' }];
    const result = await create('jana', { ...body, entries: other });
    expect(result.results.map(short)).toEqual(['constructor Secret kept conflict differs']);
    expect(await storedDocument(pullport, namespace, 'kept')).toBe(before);
  });
});
