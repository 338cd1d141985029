import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCluster, type Cluster } from '#e2e/cluster/cluster.ts';
import type { Runtime } from '#e2e/cluster/containerd.ts';
import { apply } from '#e2e/cluster/workloads/apply.ts';
import { sceneLabel, serviceAccount, workload } from '#e2e/cluster/workloads/objects.ts';
import { pullSecret } from '#e2e/cluster/workloads/secrets.ts';
import { endCluster } from '#e2e/real/end-cluster.ts';
import { personOf, type Person } from '#e2e/real/person.ts';
import { podEnvironment } from '#e2e/real/pod-environment.ts';
import { startProduct, type Product } from '#e2e/real/product.ts';
import { scenePods } from '#e2e/real/scene-pods.ts';
import { explained, misquoted, shown } from '#e2e/real/shown.ts';
import { api } from '#lib/paths.ts';

const runtimes = ['containerd-2', 'containerd-1'] as const;
const patience = { timeout: 60_000, interval: 500 };
const clusters = new Map<Runtime, Cluster>();
const products = new Map<Runtime, Product>();

beforeAll(() =>
  Promise.all(
    runtimes.map(async (runtime) => {
      const cluster = await startCluster({ runtime, alwaysPullImages: true, audit: true });
      clusters.set(runtime, cluster);
      products.set(runtime, await startProduct(cluster.run, { environment: podEnvironment(cluster) }));
    }),
  ),
);
afterAll(async () => {
  for (const product of products.values()) await product.stop();
  for (const cluster of clusters.values()) await endCluster(cluster);
});

describe.each(runtimes)('with AlwaysPullImages on %s', (runtime) => {
  it('an image that lies on the node is refused to a pod that may not pull it', async () => {
    const { cluster, as } = on(runtime);
    const { hosts, account } = registriesOf(cluster);
    await apply(cluster.access('admin'), [
      pullSecret('payments', 'registry-pull', hosts.password, account),
      serviceAccount('payments', 'owner', ['registry-pull']),
      deployment(cluster, 'payments', 'owner', 'owner'),
    ]);
    await expect.poll(() => shown(cluster, as('admin'), 'owner'), patience).toEqual(['healthy']);
    await apply(cluster.access('admin'), [deployment(cluster, 'analytics', 'stranger', 'default')]);
    const failure = { cause: 'unauthorized', breaks: 'account/no-secret-listed' };
    const row = { state: 'failing', ...failure };
    await expect.poll(() => shown(cluster, as('admin'), 'stranger'), patience).toEqual([row]);
    const headline = expect.stringContaining('carries no pull secret');
    await expect
      .poll(() => explained(cluster, as('admin'), 'stranger'), patience)
      .toEqual([{ ...failure, headline, saysWhatToDo: true }]);
    await expect.poll(() => misquoted(cluster, as('admin'), 'stranger'), patience).toEqual([]);
  });

  it('its policy is Always, whatever it asked for, and the page says what that means', async () => {
    const { cluster, as } = on(runtime);
    const [pod] = await scenePods(cluster, 'stranger');
    const explanation = await as('admin').get(api.pull('analytics', pod?.metadata.name ?? '', 'app'));
    expect(explanation['policy']).toMatchObject({ actual: 'Always', differs: true });
    expect(JSON.stringify(explanation['nodeNotes'])).toContain(
      'the registry has to answer and accept at every start, even where the image is there',
    );
  });

  it.each([
    ['admin', 'A dry-run pod that asked for IfNotPresent came back with Always.'],
    ['viewer', 'says IfNotPresent, the pod says Always'],
  ] as const)('%s is told that admission rewrites policies', async (identity, words) => {
    const person = on(runtime).as(identity);
    const list = await person.get(api.pods({ label: `${sceneLabel}=stranger` }));
    const detail = await person.get(api.pod('analytics', list['items'][0].name));
    const sentence = expect.stringContaining(words);
    expect(detail['alwaysPullImages']).toEqual({ verdict: 'yes', sentence });
  });
});

function on(runtime: Runtime): { cluster: Cluster; as(identity: 'admin' | 'viewer'): Person } {
  const [cluster, product] = [clusters.get(runtime), products.get(runtime)];
  if (cluster === undefined || product === undefined) throw new Error(`${runtime} was not started.`);
  return { cluster, as: (identity) => personOf(product, cluster, identity) };
}

function registriesOf({ registries }: Cluster) {
  if (registries === null) throw new Error('This test needs a node.');
  return registries;
}

/** Asks for IfNotPresent, always for the same image; its scene has its own name. */
function deployment(cluster: Cluster, namespace: string, name: string, account: string) {
  const image = `${registriesOf(cluster).hosts.password}/payments/api:2`;
  const place = { namespace, name, shows: name };
  return workload('Deployment', place, { image, policy: 'IfNotPresent', serviceAccount: account });
}
