import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkPullSecret as linkBody } from '#lib/api/service-accounts.ts';
import { writeResult } from '#lib/api/writes.ts';
import { linkPullSecret } from '#lib/server/service-accounts/link-pull-secret.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';

let pullport: DemoPullport;
beforeEach(async () => {
  pullport = await startDemoPullport();
});
afterEach(() => pullport.close());

async function link(person: string, input: object) {
  const context = await pullport.contextOf(person);
  const answer = await linkPullSecret(context, linkBody.parse({ action: 'link', ...input }));
  return writeResult.parse(await answer.gather(context.signal));
}

async function linked(namespace: string, account: string): Promise<string[]> {
  const found = (await pullport.kube(
    'GET',
    `/api/v1/namespaces/${namespace}/serviceaccounts/${account}`,
  )) as {
    imagePullSecrets?: { name: string }[];
  };
  return (found.imagePullSecrets ?? []).map(({ name }) => name);
}

const indexer = { secret: 'ghcr-pull', namespaces: ['search'], serviceAccounts: ['indexer'] };

describe('linking', () => {
  test('is planned without writing, then done, then unchanged', async () => {
    const plan = await link('tomas', { ...indexer, dryRun: true });
    expect(plan.results).toMatchObject([{ outcome: 'updated', name: 'indexer' }]);
    expect(await linked('search', 'indexer')).toEqual([]);
    expect((await link('tomas', indexer)).counts).toMatchObject({ updated: 1 });
    expect(await linked('search', 'indexer')).toEqual(['ghcr-pull']);
    expect((await link('tomas', indexer)).counts).toMatchObject({ updated: 0, unchanged: 1 });
  });

  test('names the workloads whose pods carry the older list', async () => {
    const { restarts } = await link('tomas', { ...indexer, dryRun: true });
    expect(restarts).toEqual([
      expect.objectContaining({ namespace: 'search', kind: 'Deployment', name: 'indexer', pods: 4 }),
    ]);
    expect(restarts[0]?.why).toContain('cannot pull');
  });

  test('warns where a tool may put it back, with the lists to commit', async () => {
    const path = '/api/v1/namespaces/search/serviceaccounts/indexer';
    await pullport.kube('PATCH', path, {
      metadata: { labels: { 'kustomize.toolkit.fluxcd.io/name': 'search' } },
      imagePullSecrets: [{ name: 'dockerhub-team' }],
    });
    const { results } = await link('tomas', { ...indexer, dryRun: true });
    expect(results[0]?.detail).toContain('managed by Flux, which may put this back');
    expect(results[0]?.manifest).toBe(
      'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: indexer\n  namespace: search\n' +
        'imagePullSecrets:\n  - name: dockerhub-team\n  - name: ghcr-pull\n',
    );
    const taken = await link('tomas', { ...indexer, secret: 'dockerhub-team', action: 'unlink' });
    expect(taken.results[0]?.manifest).toContain('imagePullSecrets: []\n');
  });

  test('suggests no restart where pods write their own list', async () => {
    const { restarts } = await link('tomas', { ...indexer, serviceAccounts: ['default'], dryRun: true });
    expect(restarts.map(({ name }) => name)).not.toContain('ranker');
  });

  test('keeps every other name, also with twenty at once', async () => {
    const secrets = Array.from({ length: 20 }, (_, at) => `team-secret-${at}`);
    const before = await linked('search', 'default');
    await Promise.all(
      secrets.map((secret) => link('tomas', { secret, namespaces: ['search'], onMissingSecret: 'anyway' })),
    );
    expect((await linked('search', 'default')).toSorted()).toEqual([...before, ...secrets].toSorted());
  });

  test('leaves out namespaces that have no such secret, unless asked', async () => {
    const input = { secret: 'harbor-lab', namespaces: ['search', 'search-staging'] };
    const left = await link('tomas', input);
    expect(left.results).toMatchObject([
      { namespace: 'search', outcome: 'failed', reason: 'missing-secret' },
      { namespace: 'search-staging', outcome: 'updated' },
    ]);
    expect(await linked('search', 'default')).not.toContain('harbor-lab');
    expect((await link('tomas', { ...input, onMissingSecret: 'anyway' })).counts).toMatchObject({
      updated: 1,
      unchanged: 1,
    });
  });

  test('says which right is missing, and goes on elsewhere', async () => {
    const { results } = await link('mara', {
      secret: 'corp-pull',
      namespaces: ['checkout', 'payments'],
      onMissingSecret: 'anyway',
    });
    expect(results).toMatchObject([
      { namespace: 'checkout', outcome: 'forbidden', scope: { resource: 'serviceaccounts' } },
      { namespace: 'payments', outcome: 'updated' },
    ]);
  });

  test('covers all accounts of a namespace, or says that they cannot be listed', async () => {
    const own = await link('tomas', {
      secret: 'ghcr-pull',
      namespaces: ['search', 'checkout'],
      serviceAccounts: 'all',
      onMissingSecret: 'anyway',
      dryRun: true,
    });
    const accounts = own.results.filter(({ namespace }) => namespace === 'search').map(({ name }) => name);
    expect(accounts).toEqual(['default', 'indexer', 'opensearch', 'ranker']);
    expect(own.results.find(({ namespace }) => namespace === 'checkout')).toMatchObject({
      outcome: 'forbidden',
      scope: { verb: 'list', resource: 'serviceaccounts', namespace: 'checkout' },
    });
  });

  test('leaves alone what OpenShift manages', async () => {
    const { results } = await link('tomas', {
      ...indexer,
      secret: 'indexer-dockercfg-7tq4m',
      onMissingSecret: 'anyway',
    });
    expect(results).toMatchObject([{ outcome: 'conflict', reason: 'managed' }]);
  });

  test('unlinks one name, for pull and for mount, and repeats without harm', async () => {
    const input = {
      action: 'unlink',
      secret: 'corp-pull',
      namespaces: ['checkout'],
      serviceAccounts: ['worker'],
      lists: ['imagePullSecrets', 'secrets'],
    };
    expect((await link('jana', input)).counts).toMatchObject({ updated: 1, unchanged: 1 });
    expect(await linked('checkout', 'worker')).toEqual(['ghcr-pull', 'dockerhub-team']);
    expect((await link('jana', input)).counts).toMatchObject({ updated: 0, unchanged: 2 });
  });

  test('is written to the log, with who and what', async () => {
    await link('tomas', indexer);
    const lines = pullport.logLines.filter((line) => line.includes('"audit":true'));
    expect(lines.join()).toContain('"user":"tomas"');
    expect(lines.join()).toContain('link ghcr-pull in imagePullSecrets');
  });

  test('goes on after a failure, and repeating completes it', async () => {
    const undo = pullport.demo.faults.add(
      { verb: 'patch', resource: 'serviceaccounts', namespace: 'search' },
      { kind: 'cut', afterBytes: 10 },
      1,
    );
    const input = {
      ...indexer,
      namespaces: ['search', 'search-staging'],
      serviceAccounts: ['default', 'lab', 'indexer'],
      onMissingSecret: 'anyway',
    };
    const first = await link('jana', input);
    expect(first.counts.failed).toBeGreaterThan(0);
    undo();
    await link('jana', input);
    expect(await linked('search', 'indexer')).toEqual(['ghcr-pull']);
    expect((await linked('search', 'default')).filter((name) => name === 'ghcr-pull')).toEqual(['ghcr-pull']);
    expect(await linked('search-staging', 'lab')).toContain('ghcr-pull');
  });

  test('begins nothing more once whoever asked has left', async () => {
    const context = await pullport.contextOf('tomas');
    const answer = await linkPullSecret(context, linkBody.parse({ action: 'link', ...indexer }));
    const { results } = writeResult.parse(await answer.gather(AbortSignal.abort()));
    expect(results).toMatchObject([{ outcome: 'failed', reason: 'cancelled' }]);
    expect(await linked('search', 'indexer')).toEqual([]);
  });
});
