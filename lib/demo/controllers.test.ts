import { describe, expect, it } from 'vitest';
import { type KubeObject, asObject, asString, member } from './api-server/objects.ts';
import { requestDeletion } from './controllers/owned.ts';
import {
  type SmallWorld,
  deploymentOf,
  podWith,
  registryHost,
  smallWorld,
  stateOf,
} from './testing/small-world.ts';

const image = `${registryHost}/team/open:1`;
const names = (pods: readonly KubeObject[]): string[] => pods.map(({ metadata }) => metadata.name);

function restart({ store }: SmallWorld, name = 'app'): void {
  store.mutate('deployments', 'shop', name, (draft) => {
    const spec = asObject(draft['spec']) ?? {};
    const template = asObject(spec['template']) ?? {};
    const annotations = { 'kubectl.kubernetes.io/restartedAt': '2026-01-05T09:00:00Z' };
    const metadata = { ...asObject(template['metadata']), annotations };
    return { ...draft, spec: { ...spec, template: { ...template, metadata } } };
  });
}

describe('a Deployment', () => {
  it('brings its pods up, spread over the nodes, and says so in its status', () => {
    const world = smallWorld();
    world.create('deployments', deploymentOf(image, 4));
    world.seconds(10);
    const nodes = world.pods().map((pod) => asString(member(pod['spec'], 'nodeName')));
    expect(new Set(nodes).size).toBe(4);
    expect(world.store.get('deployments', 'shop', 'app')?.['status']).toMatchObject({
      replicas: 4,
      availableReplicas: 4,
    });
  });

  it('rolls to new pods when it is restarted and never has fewer than promised', () => {
    const world = smallWorld();
    world.create('deployments', deploymentOf(image, 4));
    world.seconds(10);
    const before = names(world.pods());
    restart(world);
    const running: number[] = [];
    for (let second = 0; second < 60; second += 1) {
      world.seconds(1);
      running.push(world.pods().filter((pod) => stateOf(pod) === 'running').length);
    }
    const after = names(world.pods());
    expect(after).toHaveLength(4);
    expect(after.filter((name) => before.includes(name))).toEqual([]);
    expect(Math.min(...running)).toBeGreaterThanOrEqual(3);
  });

  it('keeps its old pods when the new ones cannot pull', () => {
    const world = smallWorld();
    world.create('deployments', deploymentOf(image, 4));
    world.seconds(10);
    world.store.mutate('deployments', 'shop', 'app', (draft) => ({
      ...draft,
      spec: deploymentOf(`${registryHost}/team/open:9`, 4)['spec'] ?? {},
    }));
    world.seconds(600);
    const states = world.pods().map((pod) => stateOf(pod));
    expect(states.filter((state) => state === 'running')).toHaveLength(3);
    expect(states).toHaveLength(5);
  });

  it('says why it cannot make a pod and makes it once it can', () => {
    const world = smallWorld();
    world.create('deployments', deploymentOf(image, 1, { serviceAccountName: 'planner' }));
    world.seconds(300);
    const [event] = world.events('FailedCreate');
    expect(world.events('FailedCreate')).toHaveLength(1);
    expect(event?.['message']).toMatch(
      /^Error creating: pods "app-[^"]*-" is forbidden: error looking up service account shop\/planner/,
    );
    world.create('serviceaccounts', { metadata: { name: 'planner', namespace: 'shop' } });
    world.seconds(120);
    expect(world.pods().map((pod) => stateOf(pod))).toEqual(['running']);
  });

  it('takes everything it made with it', () => {
    const world = smallWorld();
    world.create('deployments', deploymentOf(image, 2));
    world.seconds(10);
    world.store.delete('deployments', 'shop', 'app');
    world.seconds(60);
    expect(world.pods()).toEqual([]);
    expect(world.store.list('replicasets', { namespace: 'shop' })).toEqual([]);
  });
});

it('replaces a deleted pod after its grace', () => {
  const world = smallWorld();
  world.create('deployments', deploymentOf(image, 1));
  world.seconds(10);
  const [pod] = world.pods();
  if (pod !== undefined) requestDeletion(world.store, pod);
  world.seconds(1);
  expect(names(world.pods())).toContain(pod?.metadata.name);
  world.seconds(20);
  expect(world.pods()).toHaveLength(1);
  expect(names(world.pods())).not.toContain(pod?.metadata.name);
});

it('numbers the pods of a StatefulSet and starts them one after the other', () => {
  const world = smallWorld();
  world.create('statefulsets', deploymentOf(image, 3));
  world.seconds(1);
  expect(names(world.pods())).toEqual(['app-0']);
  world.seconds(20);
  expect(names(world.pods())).toEqual(['app-0', 'app-1', 'app-2']);
});

it('puts a DaemonSet on every node', () => {
  const world = smallWorld();
  world.create('daemonsets', deploymentOf(image, 1));
  world.seconds(10);
  expect(world.pods()).toHaveLength(4);
});

it('runs a Job to its end, and a CronJob at its moment', () => {
  const world = smallWorld();
  const template = { spec: { containers: [{ name: 'app', image }], restartPolicy: 'Never' } };
  world.create('jobs', { metadata: { name: 'once', namespace: 'shop' }, spec: { template } });
  const spec = { schedule: '*/10 * * * *', jobTemplate: { spec: { template } } };
  world.create('cronjobs', { metadata: { name: 'often', namespace: 'shop' }, spec });
  world.seconds(320);
  expect(world.store.get('jobs', 'shop', 'once')?.['status']).toMatchObject({ succeeded: 1 });
  world.seconds(600);
  expect(world.store.list('jobs', { namespace: 'shop' })).toHaveLength(2);
});

it('gives a new namespace its default account, and empties one that is deleted', () => {
  const world = smallWorld();
  expect(world.store.get('serviceaccounts', 'shop', 'default')).toBeDefined();
  world.create('pods', podWith(image));
  world.seconds(10);
  world.store.mutate('namespaces', undefined, 'shop', (draft) => {
    draft.metadata.deletionTimestamp = '2026-01-05T09:00:00Z';
  });
  world.seconds(60);
  expect(world.pods()).toEqual([]);
  expect(world.store.get('namespaces', undefined, 'shop')).toBeUndefined();
});

it('says why a pod fits no node', () => {
  const world = smallWorld();
  world.create('pods', podWith(image, { nodeSelector: { 'kubernetes.io/arch': 'riscv64' } }));
  world.seconds(5);
  expect(world.events('FailedScheduling')).toHaveLength(1);
  expect(member(world.pods()[0]?.['status'], 'phase')).toBe('Pending');
});
