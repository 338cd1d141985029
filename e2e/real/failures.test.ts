import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCluster, type Cluster } from '#e2e/cluster/cluster.ts';
import type { Runtime } from '#e2e/cluster/containerd.ts';
import { mustCall } from '#e2e/cluster/kube-client.ts';
import { sceneLabel } from '#e2e/cluster/workloads/objects.ts';
import type { Json } from '#e2e/contract/client.ts';
import { expectedFailure } from '#e2e/real/expected-failures.ts';
import { endCluster } from '#e2e/real/end-cluster.ts';
import { startProduct, type Product } from '#e2e/real/product.ts';
import { sceneNames } from '#e2e/real/scene-names.ts';
import { api } from '#lib/paths.ts';

/** A CronJob's first run comes within a minute. */
const patience = { timeout: 100_000, interval: 1_000 };

describe.each(['containerd-2', 'containerd-1'] as const)('on %s', (runtime) => {
  let cluster: Cluster;
  let product: Product;

  beforeAll(async () => {
    cluster = await startCluster({ runtime, workloads: true });
    product = await startProduct(cluster.run, { kubeconfig: cluster.kubeconfig('admin') });
  });
  afterAll(async () => {
    await product?.stop();
    await endCluster(cluster);
  });

  it.concurrent.for(sceneNames(runtime))('%s is shown as what it is', async (scene, { expect }) => {
    await expect.poll(() => shown(cluster, product, scene), patience).toEqual(wanted(scene, runtime));
    const failure = expectedFailure(scene, runtime);
    if (failure === null) return;
    const told = { ...failure, saysWhy: true, saysWhatToDo: true };
    await expect.poll(() => explained(cluster, product, scene), patience).toEqual([told]);
  });

  it('the overview names workloads whose pods are never made', async () => {
    const { body } = await product.get('/api/v1/overview');
    const text = JSON.stringify(body);
    expect(text).toContain('planner');
    expect(text).toContain('notebook');
  });
});

type Shown = 'no pod yet' | 'healthy' | { state: string; cause: string; breaks: string };

function wanted(scene: string, runtime: Runtime): Shown {
  const failure = expectedFailure(scene, runtime);
  if (failure === null) return 'healthy';
  return { state: expect.stringMatching(/^(failing|waiting)$/), ...failure };
}

/** What the product says of a scene's pods, all of which must agree. */
async function shown(cluster: Cluster, product: Product, scene: string): Promise<Shown> {
  return unlike((await rowsOf(cluster, product, scene)).map(stateOf)).at(-1) ?? 'no pod yet';
}

type Explained = { cause: string; breaks: string; saysWhy: boolean; saysWhatToDo: boolean };

/** The explanations of a scene's failing containers, alike ones once. */
async function explained(cluster: Cluster, product: Product, scene: string): Promise<Explained[]> {
  const rows = await rowsOf(cluster, product, scene);
  const failing = rows.flatMap((row) => {
    const container = failingContainer(row);
    return container === undefined ? [] : [api.pull(row['namespace'], row['name'], container['name'])];
  });
  const answers = await Promise.all(failing.map((path) => product.get(path)));
  return unlike(answers.map(({ body }) => explainedAs(body)));
}

function explainedAs({ break: broken, causes, headline, remedies }: Json): Explained {
  return {
    ...{ cause: causes?.[0]?.code, breaks: `${broken?.hop}/${broken?.code}` },
    ...{ saysWhy: headline?.length > 0, saysWhatToDo: remedies?.length > 0 },
  };
}

/** Rows of the pods that are there at this moment. */
async function rowsOf(cluster: Cluster, product: Product, scene: string): Promise<Json[]> {
  const { items } = await mustCall<{ items: { metadata: { uid: string } }[] }>(cluster.access('admin'), {
    method: 'GET',
    path: `/api/v1/pods?labelSelector=${encodeURIComponent(`${sceneLabel}=${scene}`)}`,
  });
  const uids = items.map((pod) => pod.metadata.uid);
  const { body } = await product.get(`/api/v1/pods?pageSize=500&label=${sceneLabel}=${scene}`);
  return body['items'].filter((row: Json) => uids.includes(row['uid']));
}

/** Each value once. */
function unlike<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function stateOf(row: Json): Shown {
  const failing = failingContainer(row);
  if (failing === undefined)
    return ['running', 'completed'].includes(row['state']) ? 'healthy' : 'no pod yet';
  const { state, causes, break: broken } = failing;
  return { state, cause: causes[0].code, breaks: `${broken?.hop}/${broken?.code}` };
}

function failingContainer(row: Json): Json | undefined {
  return row['containers'].find((container: Json) => container['causes'].length > 0);
}
