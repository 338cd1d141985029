import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCluster, type Cluster } from '#e2e/cluster/cluster.ts';
import { expectedFailure } from '#e2e/real/expected-failures.ts';
import { endCluster } from '#e2e/real/end-cluster.ts';
import { startProduct, type Product } from '#e2e/real/product.ts';
import { unlikeRecordings } from '#e2e/real/recorded.ts';
import { sceneNames } from '#e2e/real/scene-names.ts';
import { explained, misquoted, readerOf, shown } from '#e2e/real/shown.ts';

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
    const failure = expectedFailure(scene, runtime);
    if (failure === null) {
      await expect.poll(() => shown(cluster, readerOf(product), scene), patience).toEqual(['healthy']);
      return;
    }
    const { state, cause, breaks, headline } = failure;
    await expect
      .poll(() => shown(cluster, readerOf(product), scene), patience)
      .toEqual([{ state, cause, breaks }]);
    const told = { cause, breaks, headline: expect.stringContaining(headline), saysWhatToDo: true };
    await expect.poll(() => explained(cluster, readerOf(product), scene), patience).toEqual([told]);
    await expect.poll(() => misquoted(cluster, readerOf(product), scene), patience).toEqual([]);
  });

  it('every failure sounds as in the recordings that the demo replays', async () => {
    await expect.poll(() => unlikeRecordings(cluster, runtime), patience).toEqual({});
  });

  it('the overview names workloads whose pods are never made', async () => {
    const { body } = await product.get('/api/v1/overview');
    const text = JSON.stringify(body);
    expect(text).toContain('planner');
    expect(text).toContain('notebook');
  });
});
