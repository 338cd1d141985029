import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { blockedWorkloads } from './blocked-workloads.ts';

let pullport: DemoPullport;
beforeEach(async () => {
  pullport = await startDemoPullport();
});
afterEach(() => pullport.close());

async function blockedIn(namespace: string, message: string) {
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments/suggest/status`;
  const condition = {
    type: 'ReplicaFailure',
    status: 'True',
    reason: 'FailedCreate',
    message,
    lastTransitionTime: '2026-11-20T10:00:00Z',
  };
  await pullport.kube('PATCH', path, { status: { replicas: 1, conditions: [condition] } });
  const find = () => pullport.running.live.workloads.Deployment.find(namespace, 'suggest');
  await pullport.until(() => find()?.detail?.conditions.some((each) => each.message === message) === true);
  const all = await blockedWorkloads(await pullport.contextOf('jana'), (name) => name === namespace);
  return all.find(({ workload }) => workload.name === 'suggest');
}

test.each([
  [
    'quota',
    'pods "suggest-x" is forbidden: exceeded quota: team-quota, requested: pods=1, used: pods=9',
    'Quota team-quota',
  ],
  [
    'account-missing',
    'pods "suggest-x" is forbidden: error looking up service account search/robot: serviceaccount "robot" not found',
    'ServiceAccount robot',
  ],
  ['refused', 'Pod "suggest-x" is invalid: spec.containers[0].image: Required value', 'refuses the pods'],
  ['other', 'something else', 'something else'],
])('%s', async (cause, message, words) => {
  const found = await blockedIn('search', message);
  expect(found).toMatchObject({ cause, since: '2026-11-20T10:00:00.000Z' });
  expect(found?.sentence).toContain(words);
});
