import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPullSecret as createBody, editPullSecret as editBody } from '#lib/api/pull-secret-writes.ts';
import type { Context } from '#lib/server/context.ts';
import { createPullSecret } from '#lib/server/pull-secrets/create-pull-secret.ts';
import { deletePullSecret } from '#lib/server/pull-secrets/delete-pull-secret.ts';
import { editPullSecret } from '#lib/server/pull-secrets/edit-pull-secret.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { linksOf, putSecret, storedDocument, storedSecret } from '#scripts/testing/demo-secrets.ts';
import { endings, stopBetweenAll } from '#scripts/testing/stopped-run.ts';
import { resultOf } from '#scripts/testing/write-results.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterAll(() => pullport.close());

const namespaces = ['payments', 'payments-staging'];
const serviceAccounts = ['default', 'ledger'];

async function putAccount(name: string, ...links: string[]) {
  const body = { metadata: { name }, imagePullSecrets: links.map((link) => ({ name: link })) };
  await pullport.kube('POST', '/api/v1/namespaces/payments/serviceaccounts', body);
}

describe.each(endings)('stopped between any two calls by $kind', { timeout: 120_000 }, (ending) => {
  const stop = { ending, person: 'mara' };

  test('a creation is completed by the next', async () => {
    const calls = await stopBetweenAll(pullport, stop, async (at) => {
      const name = `created-${ending.kind}-${at}`;
      const entries = [{ server: 'a.example', username: 'u', password: 'p' }];
      const input = createBody.parse({ name, entries, namespaces, serviceAccounts });
      return {
        run: (context: Context) => resultOf(createPullSecret(context, input)),
        async check() {
          for (const namespace of namespaces) {
            expect(await storedDocument(pullport, namespace, name)).toContain('a.example');
            for (const account of serviceAccounts) {
              const links = await linksOf(pullport, namespace, account);
              expect(links.filter((link) => link === name)).toEqual([name]);
            }
          }
        },
      };
    });
    // Two secrets and four links, each link read before it is written.
    expect(calls).toBeGreaterThan(10);
  });

  test('a replacement is completed by the next', async () => {
    await stopBetweenAll(pullport, stop, async (at) => {
      const id = `${ending.kind}-${at}`;
      const [old, next, account] = [`old-${id}`, `new-${id}`, `puller-${id}`] as const;
      const document = '{"auths":{"a.example":{"auth":"YTpi"}}}';
      await putSecret(pullport, 'payments', old, document, { immutable: true });
      await putAccount(account, 'kept', old);
      const { metadata } = await storedSecret(pullport, 'payments', old);
      const edits = [{ action: 'set-password', key: 'a.example', password: 'c' }];
      const edit = editBody.parse({ resourceVersion: metadata.resourceVersion, edits, replaceAs: next });
      return {
        run: (context: Context) =>
          resultOf(editPullSecret(context, { namespace: 'payments', name: old, ...edit })),
        async check() {
          expect(await linksOf(pullport, 'payments', account)).toEqual(['kept', next]);
          expect(await storedDocument(pullport, 'payments', old)).toBe(document);
        },
      };
    });
  });

  test('a deletion is completed by the next', async () => {
    await stopBetweenAll(pullport, stop, async (at) => {
      const name = `deleted-${ending.kind}-${at}`;
      const account = `puller-of-${name}`;
      await putSecret(pullport, 'payments', name, '{"auths":{}}');
      await putAccount(account, 'kept', name);
      const deletion = { namespace: 'payments', name, unlink: 'yes', dryRun: false } as const;
      return {
        run: (context: Context) => resultOf(deletePullSecret(context, deletion)),
        async check() {
          expect(await linksOf(pullport, 'payments', account)).toEqual(['kept']);
          expect(await storedSecret(pullport, 'payments', name)).toMatchObject({ code: 404 });
        },
      };
    });
  });
});
