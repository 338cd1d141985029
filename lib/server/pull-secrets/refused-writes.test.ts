import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createPullSecret as schema } from '#lib/api/pull-secret-writes.ts';
import type { WriteResult } from '#lib/api/writes.ts';
import { createPullSecret } from '#lib/server/pull-secrets/create-pull-secret.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { linksOf, storedSecret } from '#scripts/testing/demo-secrets.ts';
import { resultOf, short } from '#scripts/testing/write-results.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterEach(() => pullport.demo.faults.clear());
afterAll(() => pullport.close());

const entries = [{ server: 'a.example', username: 'svc', password: 'pass' }];

async function create(body: object, person = 'jana', signal?: AbortSignal) {
  const context = await pullport.contextOf(person, signal);
  return createPullSecret(context, schema.parse({ name: 'fresh', entries, ...body }));
}

async function makeNamespace(name: string): Promise<void> {
  await pullport.kube('POST', '/api/v1/namespaces', { metadata: { name } });
}

describe('what the cluster refuses is a line with its reason', () => {
  test('a quota, in the dry run as in the write', async () => {
    await makeNamespace('full');
    const quota = { metadata: { name: 'few' }, spec: { hard: { secrets: '0' } } };
    await pullport.kube('POST', '/api/v1/namespaces/full/resourcequotas', quota);
    for (const dryRun of [true, false]) {
      const { results } = await resultOf(create({ namespaces: ['full'], dryRun }));
      expect(results.map(short)).toEqual(['full Secret fresh forbidden quota']);
      expect(results[0]?.detail).toContain('exceeded quota');
    }
  });

  test('a quota that what is there already has used up, and then its links are completed', async () => {
    await makeNamespace('just-full');
    const account = { metadata: { name: 'builder' } };
    await pullport.kube('POST', '/api/v1/namespaces/just-full/serviceaccounts', account);
    await resultOf(create({ namespaces: ['just-full'] }));
    const quota = { metadata: { name: 'few' }, spec: { hard: { secrets: '1' } } };
    await pullport.kube('POST', '/api/v1/namespaces/just-full/resourcequotas', quota);
    const body = { namespaces: ['just-full'], serviceAccounts: ['builder'] };
    const expected = ['just-full Secret fresh unchanged', 'just-full ServiceAccount builder updated'];
    expect((await resultOf(create({ ...body, dryRun: true }))).results.map(short)).toEqual(expected);
    expect((await resultOf(create(body))).results.map(short)).toEqual(expected);
    const other = await resultOf(create({ ...body, name: 'second' }));
    expect(other.results.map(short)).toEqual(['just-full Secret second forbidden quota']);
  });

  test('a namespace that is being deleted', async () => {
    await makeNamespace('ending');
    const finalizers = { metadata: { name: 'held', finalizers: ['example.com/hold'] } };
    await pullport.kube('POST', '/api/v1/namespaces/ending/serviceaccounts', finalizers);
    await pullport.kube('DELETE', '/api/v1/namespaces/ending');
    const { results } = await resultOf(create({ namespaces: ['ending', 'payments'], name: 'late' }));
    expect(results.map(short)).toEqual([
      'ending Secret late forbidden terminating',
      'payments Secret late created',
    ]);
  });

  test('a missing right to link, and then nothing is created', async () => {
    await makeNamespace('no-links');
    const at = '/apis/rbac.authorization.k8s.io/v1/namespaces/no-links';
    const rules = [{ apiGroups: [''], resources: ['secrets'], verbs: ['*'] }];
    await pullport.kube('POST', `${at}/roles`, { metadata: { name: 'secrets' }, rules });
    const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'secrets' };
    const subjects = [{ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: 'nils' }];
    await pullport.kube('POST', `${at}/rolebindings`, { metadata: { name: 'nils' }, roleRef, subjects });
    const body = { namespaces: ['no-links'], serviceAccounts: 'default' };
    const { results } = await resultOf(create(body, 'nils'));
    expect(results[0]).toMatchObject({
      outcome: 'forbidden',
      scope: { verb: 'patch', resource: 'serviceaccounts', namespace: 'no-links' },
    });
    expect(await storedSecret(pullport, 'no-links', 'fresh')).toMatchObject({ code: 404 });
    const nothing = await resultOf(create({ ...body, namespaces: ['checkout'] }, 'nils'));
    expect(nothing.results[0]?.scope).toEqual({ verb: 'create', resource: 'secrets', namespace: 'checkout' });
    const unlinked = await resultOf(create({ namespaces: ['no-links'] }, 'nils'));
    expect(unlinked.counts.created).toBe(1);
  });

  test('a busy server is waited for as long as it asks, and then it is done', async () => {
    const busy = { kind: 'status', code: 429, retryAfter: 1 } as const;
    pullport.demo.faults.add({ verb: 'create', resource: 'secrets' }, busy, 1);
    const { results } = await resultOf(create({ namespaces: ['payments'], name: 'patient' }));
    expect(results.map(short)).toEqual(['payments Secret patient created']);
  });

  test('an account that others keep changing is told, and nothing of theirs is lost', async () => {
    const before = await linksOf(pullport, 'payments', 'default');
    pullport.demo.faults.add(
      { verb: 'patch', resource: 'serviceaccounts' },
      { kind: 'status', code: 503 },
      1,
    );
    const body = { namespaces: ['payments'], name: 'halfway', serviceAccounts: 'default' };
    const { results } = await resultOf(create(body));
    expect(results.map(short)).toEqual([
      'payments Secret halfway created',
      'payments ServiceAccount default failed',
    ]);
    expect((await resultOf(create(body))).counts).toMatchObject({ unchanged: 1, updated: 1 });
    expect(await linksOf(pullport, 'payments', 'default')).toEqual([...before, 'halfway']);
  });
});

describe('an answer line by line', () => {
  test('is a line per object and a summary', async () => {
    const answer = await create({ namespaces: ['payments', 'checkout'], name: 'lines' });
    const response = await answer.respond('application/x-ndjson', new AbortController().signal, (thrown) => {
      throw thrown;
    });
    const lines = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines).toHaveLength(3);
    expect(lines.at(-1)).toMatchObject({ summary: { counts: { created: 2 }, restarts: [] } });
  });

  test('what has not begun when whoever asked leaves is cancelled', async () => {
    const answer = await create({ namespaces: ['payments', 'checkout'], name: 'left' });
    const whole = (await answer.gather(AbortSignal.abort())) as WriteResult;
    expect(whole.results.map(short)).toEqual([
      'payments Secret left failed cancelled',
      'checkout Secret left failed cancelled',
    ]);
  });
});
