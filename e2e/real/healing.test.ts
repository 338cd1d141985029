import { afterAll, beforeAll, describe, it } from 'vitest';
import { startCluster, type Cluster } from '#e2e/cluster/cluster.ts';
import type { Runtime } from '#e2e/cluster/containerd.ts';
import { allScenes } from '#e2e/cluster/workloads/populate.ts';
import type { Json } from '#e2e/contract/client.ts';
import { endCluster } from '#e2e/real/end-cluster.ts';
import { expectedFailure } from '#e2e/real/expected-failures.ts';
import { createHealer, type Healer } from '#e2e/real/healer.ts';
import { kubectlOf } from '#e2e/real/kubectl.ts';
import { startProduct, type Product } from '#e2e/real/product.ts';
import { sceneNames } from '#e2e/real/scene-names.ts';
import { api } from '#lib/paths.ts';

const runtimes = ['containerd-2', 'containerd-1'] as const;
/** Pods that nobody makes anew wait for the kubelet, 300 s at most. */
const patience = { timeout: 400_000, interval: 1_000 };

type Ward = { product: Product; healer: Healer; kubectl: (line: string) => Promise<void> };
const wards = new Map<Runtime, Ward>();
const started: Cluster[] = [];

async function openWard(runtime: Runtime): Promise<void> {
  const cluster = await startCluster({ runtime, workloads: true });
  started.push(cluster);
  const { registries } = cluster;
  if (registries === null) throw new Error('This test needs a node.');
  const product = await startProduct(cluster.run, { kubeconfig: cluster.kubeconfig('admin') });
  const manifests = allScenes(registries, runtime).flatMap(({ objects }) => objects);
  const kubectl = await kubectlOf(cluster);
  const healer = createHealer({ cluster, registries, product, kubectl }, manifests);
  wards.set(runtime, { product, healer, kubectl });
}

beforeAll(() => Promise.all(runtimes.map(openWard)));
afterAll(async () => {
  for (const { product } of wards.values()) await product.stop();
  for (const cluster of started) await endCluster(cluster);
});

describe('what fails heals by what the product says', { timeout: 420_000 }, () => {
  const cases = runtimes.flatMap((runtime) =>
    sceneNames(runtime)
      .filter((scene) => expectedFailure(scene, runtime) !== null)
      .map((scene) => [runtime, scene] as const),
  );

  it.concurrent.for(cases)('on %s: %s', async ([runtime, scene], { expect }) => {
    const { healer } = wardOf(runtime);
    await expect.poll(() => healer.lookAfter(scene), patience).toBe('healthy');
    const { breaks } = expectedFailure(scene, runtime) ?? {};
    expect(healer.trail(scene)[0]).toContain(`${breaks}: `);
  });

  it.concurrent.for(runtimes)('on %s: workloads without pods get them', async (runtime, { expect }) => {
    const { product, healer, kubectl } = wardOf(runtime);
    const blocked = async (): Promise<string[]> => {
      const { body } = await product.get(api.overview());
      return body['blockedWorkloads'].map(({ workload }: Json) => workload.name).toSorted();
    };
    await expect.poll(blocked, patience).toEqual(['notebook', 'planner']);
    await kubectl('kubectl create serviceaccount planner -n logistics');
    await kubectl('kubectl delete resourcequota few-pods -n ml-training');
    // The controller that was refused tries again later and later, that of a new template at once.
    await kubectl('kubectl rollout restart deployment/planner -n logistics');
    await kubectl('kubectl rollout restart deployment/notebook -n ml-training');
    await expect.poll(blocked, patience).toEqual([]);
    await expect.poll(() => healer.lookAfter('account-missing'), patience).toBe('healthy');
  });
});

function wardOf(runtime: Runtime): Ward {
  const ward = wards.get(runtime);
  if (ward === undefined) throw new Error(`There is no cluster with ${runtime}.`);
  return ward;
}
