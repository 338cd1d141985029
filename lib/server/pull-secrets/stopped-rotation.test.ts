import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rotatePullSecret as rotateBody } from '#lib/api/pull-secret-writes.ts';
import { linkPullSecret as linkBody } from '#lib/api/service-accounts.ts';
import type { Context } from '#lib/server/context.ts';
import { rotatePullSecret } from '#lib/server/pull-secrets/rotate-pull-secret.ts';
import { linkPullSecret } from '#lib/server/service-accounts/link-pull-secret.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { linksOf, putSecret, storedDocument } from '#scripts/testing/demo-secrets.ts';
import { endings, stopBetweenAll } from '#scripts/testing/stopped-run.ts';
import { resultOf } from '#scripts/testing/write-results.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterAll(() => pullport.close());

const key = 'a.example';

async function putAccount(namespace: string, name: string, ...links: string[]) {
  const imagePullSecrets = links.map((link) => ({ name: link }));
  const at = `/api/v1/namespaces/${namespace}/serviceaccounts`;
  await pullport.kube('POST', at, { metadata: { name }, imagePullSecrets });
}

describe.each(endings)('stopped between any two calls by $kind', { timeout: 120_000 }, (ending) => {
  const stop = { ending, person: 'mara' };

  test('a rotation reaches everything by the next', async () => {
    const calls = await stopBetweenAll(pullport, stop, async (at) => {
      // No number at its end: the name of a replacement would count on from it.
      const id = `${ending.kind}-${at}-x`;
      const login = { username: `bot-${id}`, password: 'old' };
      const document = JSON.stringify({ auths: { [key]: login, [`${key}/team`]: login } });
      const [named, other, fixed] = [`named-${id}`, `other-${id}`, `fixed-${id}`] as const;
      await putSecret(pullport, 'payments', named, document);
      await putSecret(pullport, 'payments-staging', other, document);
      await putSecret(pullport, 'payments-staging', fixed, document, { immutable: true });
      await putAccount('payments-staging', `puller-${id}`, 'kept', fixed);
      const input = rotateBody.parse({ namespace: 'payments', name: named, key, password: 'renewed' });
      return {
        run: (context: Context) => resultOf(rotatePullSecret(context, input)),
        async check() {
          for (const [namespace, name] of [
            ['payments', named],
            ['payments-staging', other],
            ['payments-staging', `${fixed}-2`],
          ] as const) {
            const stored = await storedDocument(pullport, namespace, name);
            expect(stored).toBe(document.replaceAll('"old"', '"renewed"'));
          }
          expect(await linksOf(pullport, 'payments-staging', `puller-${id}`)).toEqual(['kept', `${fixed}-2`]);
          expect(await storedDocument(pullport, 'payments-staging', `${fixed}-3`)).toBe('');
        },
      };
    });
    expect(calls).toBeGreaterThan(10);
  });

  test('links of many accounts are completed by the next, each once', async () => {
    const namespaces = ['payments', 'payments-staging'];
    const serviceAccounts = ['default', 'none-yet'];
    await putAccount('payments', 'none-yet');
    await putAccount('payments-staging', 'none-yet');
    await stopBetweenAll(pullport, stop, async (at) => {
      const secret = `linked-${ending.kind}-${at}`;
      const body = { action: 'link', secret, namespaces, serviceAccounts, onMissingSecret: 'anyway' };
      const input = linkBody.parse(body);
      return {
        run: (context: Context) => resultOf(linkPullSecret(context, input)),
        async check() {
          for (const namespace of namespaces) {
            for (const account of serviceAccounts) {
              const links = await linksOf(pullport, namespace, account);
              expect(links.filter((link) => link === secret)).toEqual([secret]);
            }
          }
        },
      };
    });
  });
});
