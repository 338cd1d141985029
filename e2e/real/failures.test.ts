import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCluster, type Cluster } from '#e2e/cluster/cluster.ts';
import type { Runtime } from '#e2e/cluster/containerd.ts';
import { mustCall } from '#e2e/cluster/kube-client.ts';
import { sceneLabel } from '#e2e/cluster/workloads/objects.ts';
import { allScenes } from '#e2e/cluster/workloads/populate.ts';
import type { Json } from '#e2e/contract/client.ts';
import { expectedFailure } from '#e2e/real/expected-failures.ts';
import { endCluster } from '#e2e/real/end-cluster.ts';
import { startProduct, type Product } from '#e2e/real/product.ts';

/** Without a pod there is no row to look at. */
const withoutPods = ['account-missing'];
/** A CronJob's first run comes within a minute. */
const patience = { timeout: 100_000, interval: 1_000 };

describe.each(['containerd-2', 'containerd-1'] as const)('on %s', (runtime) => {
  let cluster: Cluster;
  let product: Product;

  beforeAll(async () => {
    cluster = await startCluster({ runtime, workloads: true });
    product = await startProduct({ kubeconfig: cluster.kubeconfig('admin') });
  });
  afterAll(async () => {
    await product?.stop();
    await endCluster(cluster);
  });

  it.concurrent.each(sceneNames(runtime))('%s is shown as what it is', async (scene) => {
    await expect.poll(() => shown(cluster, product, scene), patience).toEqual(wanted(scene, runtime));
  });

  it('the overview names workloads whose pods are never made', async () => {
    const { body } = await product.get('/api/v1/overview');
    const text = JSON.stringify(body);
    expect(text).toContain('planner');
    expect(text).toContain('notebook');
  });
});

/** Names of scenes do not depend on where the registries are. */
function sceneNames(runtime: Runtime): string[] {
  const anywhere = { hosts: new Proxy({}, { get: () => 'host.test:1' }), account: {}, narrowAccount: {} };
  const registries = { ...anywhere, pushTo: '' } as Parameters<typeof allScenes>[0];
  const names = allScenes(registries, runtime).map(({ shows }) => shows);
  return [...new Set(names)].filter((name) => !withoutPods.includes(name));
}

type Shown = 'no pod yet' | 'healthy' | { state: string; cause: string; breaks: string };

function wanted(scene: string, runtime: Runtime): Shown {
  const failure = expectedFailure(scene, runtime);
  if (failure === null) return 'healthy';
  return { state: expect.stringMatching(/^(failing|waiting)$/), ...failure };
}

/** What the product says of a scene's pods, all of which must agree. */
async function shown(cluster: Cluster, product: Product, scene: string): Promise<Shown> {
  const { items } = await mustCall<{ items: { metadata: { uid: string } }[] }>(cluster.access('admin'), {
    method: 'GET',
    path: `/api/v1/pods?labelSelector=${encodeURIComponent(`${sceneLabel}=${scene}`)}`,
  });
  const uids = items.map((pod) => pod.metadata.uid);
  const { body } = await product.get(`/api/v1/pods?pageSize=500&label=${sceneLabel}=${scene}`);
  const rows: Json[] = body['items'].filter((row: Json) => uids.includes(row['uid']));
  const states = rows.map(stateOf);
  const [first = 'no pod yet'] = states;
  return states.find((state) => JSON.stringify(state) !== JSON.stringify(first)) ?? first;
}

function stateOf(row: Json): Shown {
  const failing = row['containers'].find((container: Json) => container['causes'].length > 0);
  if (failing === undefined)
    return ['running', 'completed'].includes(row['state']) ? 'healthy' : 'no pod yet';
  const { state, causes, break: broken } = failing;
  return { state, cause: causes[0].code, breaks: `${broken?.hop}/${broken?.code}` };
}
