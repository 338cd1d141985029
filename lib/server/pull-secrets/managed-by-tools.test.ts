import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createPullSecret as createBody,
  deletePullSecret as deleteBody,
  editPullSecret as editBody,
  rotatePullSecret as rotateBody,
} from '#lib/api/pull-secret-writes.ts';
import { createPullSecret } from '#lib/server/pull-secrets/create-pull-secret.ts';
import { deletePullSecret } from '#lib/server/pull-secrets/delete-pull-secret.ts';
import { editPullSecret } from '#lib/server/pull-secrets/edit-pull-secret.ts';
import { rotatePullSecret } from '#lib/server/pull-secrets/rotate-pull-secret.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { putSecret, storedSecret } from '#scripts/testing/demo-secrets.ts';
import { resultOf } from '#scripts/testing/write-results.ts';

let pullport: DemoPullport;
beforeEach(async () => {
  pullport = await startDemoPullport();
});
afterEach(() => pullport.close());

const namespace = 'payments';
const key = 'a.example';
const document = JSON.stringify({ auths: { [key]: { username: 'bot', password: 'old-one' } } });
const flux = { 'kustomize.toolkit.fluxcd.io/name': 'apps', team: 'pay' };

async function put(name: string, extra: object = {}, labels: object = flux) {
  await putSecret(pullport, namespace, name, document, { metadata: { name, namespace, labels }, ...extra });
}

const toCommit = (name: string) =>
  `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${name}\n  namespace: payments\n  labels:\n    team: "pay"\n`;

async function edit(name: string, extra: object = {}) {
  const { metadata } = await storedSecret(pullport, namespace, name);
  const edits = [{ action: 'set-password', key, password: 'new-one' }];
  const input = editBody.parse({ resourceVersion: metadata.resourceVersion, edits, dryRun: true, ...extra });
  return resultOf(editPullSecret(await pullport.contextOf('mara'), { namespace, name, ...input }));
}

describe('a secret that a tool writes from a repository', () => {
  test('is edited with a warning and what to commit, without values', async () => {
    await put('owned');
    const [line] = (await edit('owned')).results;
    expect(line?.detail).toContain('Flux manages it and may change it back.');
    expect(line?.manifest).toContain(toCommit('owned'));
    expect(line?.manifest).toContain('a.example  user bot');
    expect(JSON.stringify(line)).not.toMatch(/old-one|new-one/);
  });

  test('is rotated and added to alike', async () => {
    await put('owned');
    const context = await pullport.contextOf('mara');
    const rotation = { namespace, name: 'owned', key, password: 'new-one', dryRun: true };
    const rotated = await resultOf(rotatePullSecret(context, rotateBody.parse(rotation)));
    expect(rotated.results.at(-1)?.manifest).toContain(toCommit('owned'));
    const creation = {
      name: 'owned',
      namespaces: [namespace],
      entries: [{ server: 'b.example', username: 'second', password: 'new-one' }],
      onConflict: { default: 'merge' },
      dryRun: true,
    };
    const added = await resultOf(createPullSecret(context, createBody.parse(creation)));
    expect(added.results[0]?.manifest).toContain('b.example  user second');
    expect(added.results[0]?.manifest).toContain('a.example  user bot');
  });

  test('is replaced under a new name that the tool does not take for its own, with what to commit', async () => {
    await put('owned', { immutable: true });
    const { results } = await edit('owned', { replaceAs: 'mine', dryRun: false });
    expect(results[0]?.detail).toContain('Flux manages owned: put mine beside it there.');
    expect(results[0]?.manifest).toContain(toCommit('mine'));
    expect(results[0]?.manifest).toContain('immutable: true');
    const { metadata } = await storedSecret(pullport, namespace, 'mine');
    expect(metadata.labels).toEqual({ team: 'pay', 'app.kubernetes.io/managed-by': 'pullport' });
  });

  test.each([true, false])('is deleted with a warning (dry run: %s)', async (dryRun) => {
    await put('owned');
    const context = await pullport.contextOf('mara');
    const input = deleteBody.parse({ dryRun });
    const { results } = await resultOf(deletePullSecret(context, { namespace, name: 'owned', ...input }));
    expect(results.at(-1)?.detail).toContain('Flux manages it and may make it again: delete it there.');
  });
});

test('where no tool does, no line speaks of one', async () => {
  await put('ours', {}, { 'app.kubernetes.io/managed-by': 'pullport' });
  const [line] = (await edit('ours')).results;
  expect(line).not.toHaveProperty('manifest');
  expect(line?.detail).not.toContain('manages');
});
