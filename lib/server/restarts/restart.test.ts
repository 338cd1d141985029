import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { restart as restartBody } from '#lib/api/restarts.ts';
import { writeResult } from '#lib/api/writes.ts';
import { restart } from '#lib/server/restarts/restart.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';

let pullport: DemoPullport;
beforeEach(async () => {
  pullport = await startDemoPullport();
});
afterEach(() => pullport.close());

async function run(person: string, input: object) {
  const context = await pullport.contextOf(person);
  const answer = await restart(context, restartBody.parse(input));
  return writeResult.parse(await answer.gather(context.signal)).results;
}

const indexer = { namespace: 'search', kind: 'Deployment', name: 'indexer' };
const indexerPath = '/apis/apps/v1/namespaces/search/deployments/indexer';
const merge = (path: string, change: object) => pullport.kube('PATCH', path, change);
const restartedAt = async () =>
  /"kubectl.kubernetes.io\/restartedAt":"([^"]+)"/.exec(
    JSON.stringify(await pullport.kube('GET', indexerPath)),
  )?.[1];
const failingPod = (namespace: string) =>
  [...pullport.running.podIndex.failing()].find(({ pod }) => pod.namespace === namespace)?.pod;

describe('restarting', () => {
  test('sets the annotation that kubectl sets, and only when it is no dry run', async () => {
    expect(await run('tomas', { workloads: [indexer], dryRun: true })).toMatchObject([
      { outcome: 'updated', detail: 'indexer would be rolled out anew.' },
    ]);
    expect(await restartedAt()).toBeUndefined();
    await run('tomas', { workloads: [indexer] });
    expect(await restartedAt()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  test('refuses a paused Deployment', async () => {
    await merge(indexerPath, { spec: { paused: true } });
    expect(await run('tomas', { workloads: [indexer] })).toMatchObject([
      { outcome: 'invalid', reason: 'paused', detail: expect.stringContaining('kubectl rollout resume') },
    ]);
    expect(await restartedAt()).toBeUndefined();
  });

  test('foresees that a quota leaves no place for the pod that a rolling update begins with', async () => {
    const tools = { namespace: 'notebooks', kind: 'Deployment', name: 'course-tools' };
    expect(await run('jana', { workloads: [tools], dryRun: true })).toMatchObject([
      {
        outcome: 'updated',
        reason: 'quota',
        detail: expect.stringContaining('Quota team-quota has no place'),
      },
    ]);
    const rollingUpdate = { maxSurge: 1, maxUnavailable: 1 };
    await merge('/apis/apps/v1/namespaces/notebooks/deployments/course-tools', {
      spec: { strategy: { rollingUpdate } },
    });
    const [line] = await run('jana', { workloads: [tools], dryRun: true });
    expect(line).not.toHaveProperty('reason');
  });

  test('says that OnDelete restarts nothing by itself', async () => {
    const name = 'opensearch-data';
    const path = `/apis/apps/v1/namespaces/search/statefulsets/${name}`;
    await merge(path, { spec: { updateStrategy: { type: 'OnDelete' } } });
    const [line] = await run('tomas', { workloads: [{ namespace: 'search', kind: 'StatefulSet', name }] });
    expect(line).toMatchObject({ outcome: 'updated', reason: 'on-delete' });
  });

  test('warns where a tool may revert it, with the manifest to commit', async () => {
    await merge(indexerPath, { metadata: { labels: { 'argocd.argoproj.io/instance': 'search' } } });
    const [line] = await run('tomas', { workloads: [indexer], dryRun: true });
    expect(line?.detail).toContain('managed by Argo CD');
    expect(line?.manifest).toContain('kind: Deployment\nmetadata:\n  name: indexer\n  namespace: search\n');
    expect(line?.manifest).toContain('kubectl.kubernetes.io/restartedAt: "');
  });

  test('names the missing right, and what is not there', async () => {
    const lines = await run('mara', {
      workloads: [indexer, { ...indexer, namespace: 'payments', name: 'no-such' }],
    });
    expect(lines).toMatchObject([
      { outcome: 'forbidden', scope: { resource: 'deployments', namespace: 'search' } },
      { outcome: 'failed' },
    ]);
  });

  test('refuses a call that names nothing', async () => {
    await expect(run('tomas', {})).rejects.toMatchObject({ code: 'invalid-field' });
  });
});

describe('deleting a pod', () => {
  test('deletes the one that was meant, once', async () => {
    const { namespace, name, uid } = failingPod('search') ?? {};
    const [plan] = await run('tomas', { pods: [{ namespace, name, uid }], dryRun: true });
    expect(plan).toMatchObject({ outcome: 'deleted', detail: expect.stringContaining('makes a new one') });
    expect(pullport.running.live.pods.get(uid ?? '')).not.toBeNull();
    const other = await run('tomas', { pods: [{ namespace, name, uid: 'another' }] });
    expect(other).toMatchObject([{ outcome: 'unchanged' }]);
    expect(pullport.running.live.pods.get(uid ?? '')).not.toBeNull();
    await run('tomas', { pods: [{ namespace, name, uid }] });
    pullport.clock.advance(60_000);
    await pullport.until(() => pullport.running.live.pods.get(uid ?? '') === null);
    expect(await run('tomas', { pods: [{ namespace, name, uid }] })).toMatchObject([
      { outcome: 'unchanged' },
    ]);
  });

  test('leaves an Event on the pod where one may create it', async () => {
    const { namespace, name, uid } = failingPod('search') ?? {};
    await run('jana', { pods: [{ namespace, name, uid }] });
    const events = JSON.stringify(await pullport.kube('GET', `/api/v1/namespaces/${namespace}/events`));
    expect(/"reason":"PodReplaced","message":"[^"]* By jana\."/.test(events)).toBe(true);
  });

  test('is refused where one may not', async () => {
    const { namespace, name } = failingPod('checkout') ?? {};
    expect(await run('mara', { pods: [{ namespace, name }] })).toMatchObject([
      { outcome: 'forbidden', scope: { resource: 'pods', namespace: 'checkout' } },
    ]);
  });
});
