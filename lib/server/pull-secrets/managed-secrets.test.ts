import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createPullSecret as createBody,
  deletePullSecrets as deleteBody,
  editPullSecret as editBody,
  rotatePullSecret as rotateBody,
} from '#lib/api/pull-secret-writes.ts';
import { createPullSecret } from '#lib/server/pull-secrets/create-pull-secret.ts';
import { deletePullSecrets } from '#lib/server/pull-secrets/delete-pull-secrets.ts';
import { editPullSecret } from '#lib/server/pull-secrets/edit-pull-secret.ts';
import { getPullSecret } from '#lib/server/pull-secrets/get-pull-secret.ts';
import { rotatePullSecret } from '#lib/server/pull-secrets/rotate-pull-secret.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { linksOf, putSecret, storedDocument } from '#scripts/testing/demo-secrets.ts';
import { resultOf, short } from '#scripts/testing/write-results.ts';

const namespace = 'payments';
const key = 'image-registry.openshift-image-registry.svc:5000';
const text = JSON.stringify({ [key]: { auth: Buffer.from('<token>:jwt').toString('base64') } });
const data = { '.dockercfg': Buffer.from(text).toString('base64') };
const annotation = { 'openshift.io/internal-registry-auth-token.service-account': 'ledger' };

/** As OpenShift 4.16 marks them, as older ones do, and one that only its name and account tell. */
const secrets: [string, Record<string, string>, object][] = [
  ['ledger-dockercfg-x7k2p', annotation, {}],
  ['older', { 'openshift.io/token-secret.name': 'ledger-token-abcde' }, { immutable: true }],
  ['ledger-dockercfg-q4zzn', { 'kubernetes.io/service-account.name': 'ledger' }, {}],
];

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
  for (const [name, annotations, extra] of secrets) {
    const metadata = { name, namespace, annotations };
    const whole = { metadata, type: 'kubernetes.io/dockercfg', data, ...extra };
    await putSecret(pullport, namespace, name, '', whole);
  }
  const accounts = `/api/v1/namespaces/${namespace}/serviceaccounts`;
  const imagePullSecrets = secrets.map(([name]) => ({ name }));
  await pullport.kube('POST', accounts, { metadata: { name: 'puller' }, imagePullSecrets });
});
afterAll(() => pullport.close());

const left = (name: string) => `${namespace} Secret ${name} conflict managed`;

describe.each(secrets.map(([name]) => name))(
  '%s, which OpenShift makes and rotates, is left alone',
  (name) => {
    test.each([
      ['an edit', {}],
      ['a replacement under a new name', { replaceAs: 'mine' }],
    ])('by %s', async (_, extra) => {
      const edits = [{ action: 'set-password', key, password: 'other' }];
      const context = await pullport.contextOf('mara');
      const input = editBody.parse({ resourceVersion: '1', edits, ...extra });
      const { results } = await resultOf(editPullSecret(context, { namespace, name, ...input }));
      expect(results.map(short)).toEqual([left(name)]);
      expect(results[0]?.detail).toContain('is made and rotated by OpenShift');
      expect(await storedDocument(pullport, namespace, name)).toBe(text);
      expect(await storedDocument(pullport, namespace, 'mine')).toBe('');
    });

    test('by a creation of the same name, whatever was chosen', async () => {
      const entries = [{ server: 'a.example', username: 'u', password: 'p' }];
      const type = 'kubernetes.io/dockerconfigjson';
      const body = { name, namespaces: [namespace], entries, type, onConflict: { default: 'replace' } };
      const context = await pullport.contextOf('mara');
      const { results } = await resultOf(createPullSecret(context, createBody.parse(body)));
      expect(results.map(short)).toEqual([left(name)]);
    });

    test('by a deletion, which takes no link off either', async () => {
      const context = await pullport.contextOf('mara');
      const body = deleteBody.parse({ secrets: [{ namespace, name }] });
      const { results } = await resultOf(deletePullSecrets(context, body));
      expect(results.map(short)).toEqual([left(name)]);
      expect(await linksOf(pullport, namespace, 'puller')).toContain(name);
    });

    test('and its page says so, and offers neither', async () => {
      const { secret, rights, effects } = await getPullSecret(await pullport.contextOf('mara'), {
        namespace,
        name,
      });
      expect(secret.managers).toEqual(['OpenShift']);
      expect(secret.health).toMatchObject({ code: 'managed', severity: 'none' });
      expect(secret.health.sentence).toContain('leave it alone');
      expect(rights).toMatchObject({ update: false, delete: false });
      expect(effects.map(({ title }) => title)).toContain('OpenShift makes and rotates it');
    });
  },
);

test('a rotation changes what is ours and says that the others stay', async () => {
  await putSecret(pullport, namespace, 'ours', JSON.stringify({ auths: JSON.parse(text) as object }));
  const context = await pullport.contextOf('mara');
  const body = rotateBody.parse({ namespace, name: 'ours', key, password: 'renewed' });
  const { results } = await resultOf(rotatePullSecret(context, body));
  const lines = [...secrets.map(([name]) => left(name)), `${namespace} Secret ours updated`];
  expect(results.map(short).toSorted()).toEqual(lines.toSorted());
});

test('a mark on a secret of the usual type means nothing: OpenShift makes none of these', async () => {
  const metadata = { name: 'marked', namespace, annotations: annotation };
  await putSecret(pullport, namespace, 'marked', '{"auths":{}}', { metadata });
  const { secret } = await getPullSecret(await pullport.contextOf('mara'), { namespace, name: 'marked' });
  expect(secret.managers).toEqual([]);
});
