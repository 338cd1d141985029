import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startDemoCluster } from '#lib/demo/demo-cluster.ts';
import { connectCluster } from '#lib/server/cluster/connection.ts';
import { readEnv } from '#lib/server/env.ts';
import { openContext } from '#lib/server/http/open-context.ts';
import { createLog } from '#lib/server/log.ts';
import { assemblePullport, stopPullport } from '#lib/server/start.ts';
import { kubeconfigFor } from '#scripts/demo/kubeconfig.ts';
import { editPullSecret as editSchema } from '#lib/api/pull-secret-writes.ts';
import { editPullSecret } from '#lib/server/pull-secrets/edit-pull-secret.ts';
import { startDemoPullport } from '#scripts/testing/demo-context.ts';
import { putSecret, storedSecret } from '#scripts/testing/demo-secrets.ts';
import { resultOf } from '#scripts/testing/write-results.ts';
import { getStatus } from './get-status.ts';

async function statusWithKubeconfig(name: string, home: string) {
  const demo = await startDemoCluster();
  onTestFinished(() => demo.close());
  const folder = await mkdtemp(join(tmpdir(), 'pullport-status-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const kubeconfig = join(folder, 'config');
  await writeFile(kubeconfig, kubeconfigFor(demo.url, { name, home }));
  const connection = await connectCluster({
    cluster: null,
    kubeconfig,
    context: null,
    namespaces: [],
    environment: {},
  });
  const env = readEnv({ PULLPORT_LOG_LEVEL: 'silent' });
  const log = createLog(env, 'warn');
  const running = assemblePullport({ env, connection, doorway: { is: 'loopback' }, log });
  onTestFinished(() => stopPullport(running));
  await running.live.ready;
  return getStatus(await openContext(running, new Headers(), new AbortController().signal, 'id'));
}

test('the user of a kubeconfig is told what is followed, how much of it, and what may not be listed', async () => {
  const { watches } = await statusWithKubeconfig('mara', 'payments');
  const of = (name: string) => watches.find(({ resource }) => resource === name);
  expect(of('pods')).toMatchObject({ scope: 'payments', freshness: { state: 'live' } });
  expect(of('pods')?.objects).toBeGreaterThan(0);
  expect(of('namespaces')).toMatchObject({
    scope: 'the cluster',
    objects: null,
    freshness: { state: 'forbidden' },
  });
});

test('in a shared process a tenant counts nothing of what others have', async () => {
  const pullport = await startDemoPullport();
  onTestFinished(() => pullport.close());
  const counted = async (person: string) =>
    (await getStatus(await pullport.contextOf(person))).watches.map(({ objects }) => objects);
  expect(new Set(await counted('mara'))).toEqual(new Set([null]));
  expect(await counted('jana')).not.toContain(null);
});

test.each([
  ['update', 'updated'],
  ['patch', 'forbidden'],
])('whether secrets may be changed is told by the right that a change uses: %s', async (verb, outcome) => {
  const pullport = await startDemoPullport();
  onTestFinished(() => pullport.close());
  const roles = '/apis/rbac.authorization.k8s.io/v1/namespaces/payments';
  const rule = (resource: string, verbs: string[]) => ({ apiGroups: [''], resources: [resource], verbs });
  await pullport.kube('POST', `${roles}/roles`, {
    metadata: { name: 'changes' },
    rules: [rule('pods', ['list']), rule('secrets', ['get', 'list', verb])],
  });
  await pullport.kube('POST', `${roles}/rolebindings`, {
    metadata: { name: 'changes' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'changes' },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'nils' }],
  });
  await putSecret(pullport, 'payments', 'mine', '{"auths":{"a.example":{"auth":"YTpi"}}}');
  const { metadata } = await storedSecret(pullport, 'payments', 'mine');
  const body = {
    resourceVersion: metadata?.resourceVersion,
    edits: [{ action: 'set-password', key: 'a.example', password: 'new' }],
  };
  const context = await pullport.contextOf('nils');
  const input = { namespace: 'payments', name: 'mine', ...editSchema.parse(body) };
  const { results } = await resultOf(editPullSecret(context, input));
  expect(results[0]?.outcome).toBe(outcome);
  const { you } = await getStatus(context);
  const told = you.rights.find((right) => right.verb === 'update' && right.resource === 'secrets');
  expect(told?.allowed).toBe(outcome === 'updated');
});
