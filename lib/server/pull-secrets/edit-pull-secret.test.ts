import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editPullSecret as schema } from '#lib/api/pull-secret-writes.ts';
import { editPullSecret } from '#lib/server/pull-secrets/edit-pull-secret.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { linksOf, putSecret, storedDocument, storedSecret } from '#scripts/testing/demo-secrets.ts';
import { resultOf, short } from '#scripts/testing/write-results.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterAll(() => pullport.close());

const text = '{"auths": {"a.example": {"auth":"YTpi","note":"kept"}, "b.example": {"identitytoken":"t"}}}';

async function edit(name: string, body: object, person = 'mara') {
  const { metadata } = await storedSecret(pullport, 'payments', name);
  const input = schema.parse({ resourceVersion: metadata?.resourceVersion ?? '0', ...body });
  const context = await pullport.contextOf(person);
  return resultOf(editPullSecret(context, { namespace: 'payments', name, ...input }));
}

describe('editing a pull secret', () => {
  test('one entry changes and every other byte stays', async () => {
    await putSecret(pullport, 'payments', 'one', text);
    const edits = [{ action: 'set-password', key: 'a.example', password: 'c:d' }];
    const plan = await edit('one', { edits, dryRun: true });
    expect(plan.results[0]).toMatchObject({ outcome: 'updated' });
    expect(await storedDocument(pullport, 'payments', 'one')).toBe(text);
    const { results } = await edit('one', { edits });
    expect(results[0]?.difference).toEqual([
      { key: 'a.example', change: 'changed' },
      { key: 'b.example', change: 'kept' },
    ]);
    expect(await storedDocument(pullport, 'payments', 'one')).toBe(text.replace('YTpi', 'YTpjOmQ='));
    expect((await edit('one', { edits })).results[0]?.outcome).toBe('unchanged');
  });

  test('entries are added, copied, renamed and removed, and repeating that is no mistake', async () => {
    await putSecret(pullport, 'payments', 'four', text);
    const edits = [
      { action: 'add', server: 'c.example', username: 'u', password: 'p' },
      { action: 'copy', key: 'a.example', newKey: 'd.example' },
      { action: 'rename', key: 'a.example', newKey: 'e.example' },
      { action: 'remove', key: 'b.example' },
    ];
    await edit('four', { edits });
    const { auths } = JSON.parse(await storedDocument(pullport, 'payments', 'four')) as { auths: object };
    expect(Object.keys(auths)).toEqual(['e.example', 'c.example', 'd.example']);
    expect(auths).toMatchObject({ 'd.example': { note: 'kept' } });
    expect((await edit('four', { edits: edits.slice(2) })).results[0]?.outcome).toBe('unchanged');
  });

  test.each([
    [{ action: 'add', server: 'https://a.example/', username: 'u', password: 'p' }, 'edits.0.server'],
    [{ action: 'copy', key: 'b.example', newKey: 'https://a.example' }, 'edits.0.newKey'],
    [{ action: 'rename', key: 'b.example', newKey: 'https://a.example' }, 'edits.0.newKey'],
  ])('a second key for one registry is refused: %j', async (change, field) => {
    await putSecret(pullport, 'payments', 'again', text);
    const refusal = {
      code: 'invalid-field',
      fields: [{ field, message: expect.stringContaining('a.example') }],
    };
    await expect(edit('again', { edits: [change] })).rejects.toMatchObject(refusal);
    expect(await storedDocument(pullport, 'payments', 'again')).toBe(text);
  });

  test('a key may be written another way', async () => {
    await putSecret(pullport, 'payments', 'scheme', text);
    const edits = [{ action: 'rename', key: 'a.example', newKey: 'https://a.example' }];
    expect((await edit('scheme', { edits })).results[0]?.outcome).toBe('updated');
  });

  test('what was changed meanwhile is not overwritten', async () => {
    await putSecret(pullport, 'payments', 'meanwhile', text);
    const edits = [{ action: 'remove', key: 'b.example' }];
    const { results } = await edit('meanwhile', { edits, resourceVersion: '1' });
    expect(results[0]).toMatchObject({
      outcome: 'conflict',
      reason: 'differs',
      difference: [
        { key: 'a.example', change: 'kept' },
        { key: 'b.example', change: 'removed' },
      ],
    });
    expect(await storedDocument(pullport, 'payments', 'meanwhile')).toBe(text);
  });

  test('one that cannot be decoded is repaired by a whole document', async () => {
    await putSecret(pullport, 'payments', 'broken', '{"auths":{"a.example":{"auth":"%%%"}}}');
    const document = '{"auths":{"a.example":{"auth":"YTpi"}}}';
    expect((await edit('broken', { document })).results[0]?.outcome).toBe('updated');
    await expect(edit('broken', { document: 'auths: {}' })).rejects.toMatchObject({ code: 'invalid-field' });
  });

  test.each([
    [{ action: 'set-password', key: 'a.example', password: ' ' }, 'edits.0.password'],
    [{ action: 'set-password', key: 'z.example', password: 'x' }, 'edits.0.key'],
    [{ action: 'rename', key: 'a.example', newKey: 'hub.docker.com' }, 'edits.0.newKey'],
  ])('%j is refused at its field', async (wrong, field) => {
    await putSecret(pullport, 'payments', 'wrong', text);
    await expect(edit('wrong', { edits: [wrong] })).rejects.toMatchObject({ fields: [{ field }] });
  });
});

describe('a secret whose data can never change', () => {
  const edits = [{ action: 'set-password', key: 'ghcr.io', password: 'new' }];

  test('is said to be so', async () => {
    const { results } = await edit('team-ghcr', { edits });
    expect(results[0]).toMatchObject({ outcome: 'invalid', reason: 'immutable' });
  });

  test('is replaced under another name, and every link is moved', async () => {
    const before = await linksOf(pullport, 'payments', 'default');
    const plan = await edit('team-ghcr', { edits, replaceAs: 'team-ghcr-2', dryRun: true });
    const { results, restarts } = await edit('team-ghcr', { edits, replaceAs: 'team-ghcr-2' });
    expect(restarts).toContainEqual(expect.objectContaining({ kind: 'Deployment', name: 'ledger-api' }));
    expect(restarts).toEqual(plan.restarts);
    expect(results.map(short)).toEqual([
      'payments Secret team-ghcr-2 created immutable',
      'payments ServiceAccount default updated',
      'payments ServiceAccount default updated',
      'payments ServiceAccount ledger updated',
      'payments ServiceAccount ledger updated',
      'payments Secret team-ghcr unchanged',
    ]);
    expect(results.at(-1)?.detail).toMatch(/^team-ghcr stays until no pod needs it: \d+ pods name it/);
    const after = await linksOf(pullport, 'payments', 'default');
    expect(after).toEqual([...before.filter((name) => name !== 'team-ghcr'), 'team-ghcr-2']);
    expect(await storedSecret(pullport, 'payments', 'team-ghcr-2')).toMatchObject({ immutable: true });
  });

  test('whose links a tool may put back comes with the lists to commit, both changes in them', async () => {
    await putSecret(pullport, 'payments', 'fixed', text, { immutable: true });
    await pullport.kube('POST', '/api/v1/namespaces/payments/serviceaccounts', {
      metadata: { name: 'kept', labels: { 'argocd.argoproj.io/instance': 'payments' } },
      imagePullSecrets: [{ name: 'fixed' }],
    });
    const { results } = await edit('fixed', { edits: [], replaceAs: 'fixed-2', dryRun: true });
    expect(results.flatMap(({ manifest }) => manifest ?? [])).toEqual([
      expect.stringMatching(/imagePullSecrets:\n {2}- name: fixed-2\n$/),
    ]);
  });

  test('changes its type by replacement too', async () => {
    const type = 'kubernetes.io/dockerconfigjson';
    await expect(edit('before-2016', { edits: [], type, document: text })).rejects.toMatchObject({
      fields: [{ field: 'replaceAs' }],
    });
    const { results } = await edit('before-2016', { type, replaceAs: 'since-2016' });
    expect(results[0]).toMatchObject({ outcome: 'created', name: 'since-2016' });
    expect(await storedDocument(pullport, 'payments', 'since-2016')).toMatch(/^\{"auths":\{"quay.io":/);
  });
});
