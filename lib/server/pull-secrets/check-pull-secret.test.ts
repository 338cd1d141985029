import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkPullSecret as schema, pullSecretCheck } from '#lib/api/pull-secret-writes.ts';
import { checkPullSecret } from '#lib/server/pull-secrets/check-pull-secret.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { storedDocument } from '#scripts/testing/demo-secrets.ts';
import { short } from '#scripts/testing/write-results.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterAll(() => pullport.close());

const entries = [{ server: 'registry.corp.example:5000', username: 'svc', password: 'pass' }];

async function check(person: string, body: object) {
  const answer = await checkPullSecret(await pullport.contextOf(person), schema.parse(body));
  return pullSecretCheck.strict().parse(answer);
}

describe('while one types', () => {
  test('a secret of another type that has the name already is a conflict before any dry run', async () => {
    const opaque = {
      metadata: { name: 'taken', namespace: 'payments' },
      type: 'Opaque',
      data: { k: 'dg==' },
    };
    await pullport.kube('POST', '/api/v1/namespaces/payments/secrets', opaque);
    const { results, pending } = await check('mara', { name: 'taken', entries, namespaces: ['payments'] });
    expect(results.map(short)).toEqual(['payments Secret taken conflict differs']);
    expect(results[0]?.detail).toContain('taken exists as Opaque');
    expect(pending).toBe(false);
  });

  test('an unfinished form is judged at its fields and compared with nothing', async () => {
    const { warnings, results } = await check('mara', {
      name: 'Not Valid',
      entries: [{ server: 'docker.com', username: '', password: 'line\n' }],
    });
    expect(warnings.map(({ field, severity }) => `${field} ${severity}`)).toEqual([
      'name error',
      'entries.0.username error',
      'entries.0.server error',
      'entries.0.password warning',
    ]);
    expect(results).toEqual([]);
    expect((await check('mara', {})).warnings).toMatchObject([{ field: 'entries', severity: 'error' }]);
  });

  test('entries tell what they would serve in the chosen namespaces', async () => {
    const found = await check('mara', { name: 'n', entries, namespaces: ['payments'] });
    expect(found.entries).toMatchObject([{ key: 'registry.corp.example:5000', preset: null }]);
    expect(found.entries[0]?.matches).toBeGreaterThan(0);
    const document = '{"auths":{"ghcr.io":{"auth":"YTpi"}},"credsStore":"desktop"}';
    const pasted = await check('mara', { name: 'n', document, namespaces: ['payments'] });
    expect(pasted.entries).toMatchObject([{ key: 'ghcr.io', username: 'a', form: 'auth', preset: 'ghcr' }]);
    expect(pasted.warnings).toMatchObject([{ code: 'creds-store', severity: 'warning' }]);
  });

  test('a document of many large entries is split at once, and one of too many is not', async () => {
    const holding = (count: number, username: string) => {
      const keys = Array.from({ length: count }, (_, at) => `r${at}.example`);
      return JSON.stringify({
        auths: Object.fromEntries(keys.map((key) => [key, { username, password: 'p' }])),
      });
    };
    const body = { name: 'n', namespaces: ['payments'], split: 'one-each' };
    const split = await check('mara', { ...body, document: holding(100, 'u'.repeat(9000)) });
    expect(split.results.length).toBe(100);
    const refused = await check('mara', { ...body, document: holding(101, 'u') });
    expect(refused.warnings).toContainEqual(expect.objectContaining({ field: 'document', code: 'too-many' }));
    expect(refused.results).toEqual([]);
  });

  test('the plan is the one that the dry run gives, without a write', async () => {
    const namespaces = ['payments', 'payments-staging', 'checkout', 'nowhere'];
    const body = { name: 'corp-registry', entries, namespaces, serviceAccounts: ['default', 'ghost'] };
    const { results, pending } = await check('jana', body);
    expect(pending).toBe(false);
    expect(results.map(short)).toEqual([
      'payments Secret corp-registry conflict differs',
      'payments-staging Secret corp-registry conflict differs',
      'checkout Secret corp-registry created',
      'checkout ServiceAccount default updated',
      'checkout ServiceAccount ghost failed missing-account',
      'nowhere Secret corp-registry failed missing-namespace',
    ]);
    expect(results[0]?.difference).toContainEqual({ key: 'registry.corp.example:5000', change: 'added' });
  });

  test('what is there already is told so, and what one may not do', async () => {
    const document = await storedDocument(pullport, 'payments', 'corp-registry');
    const body = { name: 'corp-registry', document, serviceAccounts: 'default' };
    const { results } = await check('mara', { ...body, namespaces: ['payments', 'search'] });
    expect(results.map(short)).toEqual([
      'payments Secret corp-registry unchanged',
      'payments ServiceAccount default unchanged',
      'search Secret corp-registry forbidden',
    ]);
  });
});
