import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createPullSecret as createBody, editPullSecret as editBody } from '#lib/api/pull-secret-writes.ts';
import type { Fault } from '#lib/demo/api-server/faults.ts';
import type { Context } from '#lib/server/context.ts';
import { createPullSecret } from '#lib/server/pull-secrets/create-pull-secret.ts';
import { deletePullSecret } from '#lib/server/pull-secrets/delete-pull-secret.ts';
import { editPullSecret } from '#lib/server/pull-secrets/edit-pull-secret.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { linksOf, putSecret, storedDocument, storedSecret } from '#scripts/testing/demo-secrets.ts';
import { resultOf } from '#scripts/testing/write-results.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterEach(() => pullport.demo.faults.clear());
afterAll(() => pullport.close());

/** Lets a request pass as if nothing were scripted, and counts it. */
const untouched: Fault = { kind: 'cut', afterBytes: 1_000_000_000 };
/** Refused before it is done, or done and the answer lost. */
const ends: Fault[] = [
  { kind: 'status', code: 500 },
  { kind: 'cut', afterBytes: 0 },
];
const stops = ends.flatMap((fault) => Array.from({ length: 12 }, (_, calls) => ({ calls, fault })));

/** From the call after so many on nothing of mara's gets through any more, as if the process had been killed. */
async function stopAfter(calls: number, fault: Fault, run: (context: Context) => Promise<unknown>) {
  const context = await pullport.contextOf('mara');
  context.access.lookAgain();
  if (calls > 0) pullport.demo.faults.add({ person: 'mara' }, untouched, calls);
  pullport.demo.faults.add({ person: 'mara' }, fault);
  await run(context).catch(() => null);
  pullport.demo.faults.clear();
}

const namespaces = ['payments', 'payments-staging'];
const names = stops.map((stop, at) => ({ ...stop, name: `stopped-${at}` }));

describe.each(names)('stopped after $calls calls by $fault.kind', ({ calls, fault, name }) => {
  test('a creation is completed by the next', async () => {
    const entries = [{ server: 'a.example', username: 'u', password: 'p' }];
    const input = createBody.parse({ name, entries, namespaces, serviceAccounts: ['default', 'ledger'] });
    const run = (context: Context) => resultOf(createPullSecret(context, input));
    await stopAfter(calls, fault, run);
    const { counts } = await run(await pullport.contextOf('mara'));
    expect(counts.created + counts.updated + counts.unchanged).toBe(6);
    for (const namespace of namespaces) {
      expect(await storedDocument(pullport, namespace, name)).toContain('a.example');
      const links = await linksOf(pullport, namespace, 'ledger');
      expect(links.filter((link) => link === name)).toEqual([name]);
    }
  });

  test('a replacement and a deletion are completed by the next', async () => {
    const [old, next] = [`${name}-old`, `${name}-new`];
    await putSecret(pullport, 'payments', old, '{"auths":{"a.example":{"auth":"YTpi"}}}', {
      immutable: true,
    });
    const at = '/api/v1/namespaces/payments/serviceaccounts/sandbox';
    await pullport.kube('DELETE', at);
    const body = { metadata: { name: 'sandbox' }, imagePullSecrets: [{ name: 'kept' }, { name: old }] };
    await pullport.kube('POST', '/api/v1/namespaces/payments/serviceaccounts', body);
    const { metadata } = await storedSecret(pullport, 'payments', old);
    const edits = [{ action: 'set-password', key: 'a.example', password: 'c' }];
    const edit = editBody.parse({ resourceVersion: metadata.resourceVersion, edits, replaceAs: next });
    const replace = (context: Context) =>
      resultOf(editPullSecret(context, { namespace: 'payments', name: old, ...edit }));
    await stopAfter(calls, fault, replace);
    await replace(await pullport.contextOf('mara'));
    expect(await linksOf(pullport, 'payments', 'sandbox')).toEqual(['kept', next]);
    const remove = (context: Context) =>
      resultOf(
        deletePullSecret(context, { namespace: 'payments', name: next, unlink: 'yes', dryRun: false }),
      );
    await stopAfter(calls, fault, remove);
    await remove(await pullport.contextOf('mara'));
    expect(await linksOf(pullport, 'payments', 'sandbox')).toEqual(['kept']);
    expect(await storedSecret(pullport, 'payments', next)).toMatchObject({ code: 404 });
  });
});
