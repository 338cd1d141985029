import { expect, test as story } from '#e2e/fixtures.ts';
import { startCluster, type Cluster } from '#e2e/cluster/cluster.ts';
import type { Runtime } from '#e2e/cluster/containerd.ts';
import type { Identity } from '#e2e/cluster/identities.ts';
import type { Registries } from '#e2e/cluster/registries.ts';
import { SignInPage } from '#e2e/pages/sign-in.page.ts';
import { openBrowserNetwork, type BrowserNetwork } from '#e2e/real/browser-network.ts';
import { closeCluster } from '#e2e/cluster/close-cluster.ts';
import { podEnvironment, tokenOf } from '#e2e/real/pod-environment.ts';
import { startProduct, type Product } from '#e2e/real/product.ts';
import { findChromium } from '#scripts/chromium.ts';

export type WorkerOptions = {
  runtime: Runtime;
  /** Neither node nor scenes: a cluster that is there at once. */
  controlPlaneOnly: boolean;
};

type WorkerFixtures = {
  /** Whether a story failed so far; then the logs stay. */
  memory: { failed: boolean };
  /** With every scene on it, unless it is a control plane only. */
  cluster: Cluster;
  network: BrowserNetwork;
  /** The product on the kubeconfig of the cluster's admin. */
  product: Product;
  /** The product as in the cluster, with the rights of its manifest; people sign in. */
  inCluster: Product;
};

/**
 * A story on a real cluster: the product started by its own command, a browser with a network of its own. Stories of
 * one worker share them, each keeps to workloads of its own.
 */
export const test = story.extend<{ remembered: void }, WorkerOptions & WorkerFixtures>({
  runtime: ['containerd-2', { option: true, scope: 'worker' }],
  controlPlaneOnly: [false, { option: true, scope: 'worker' }],
  memory: [async ({}, use) => use({ failed: false }), { scope: 'worker' }],
  cluster: [
    async ({ runtime, controlPlaneOnly, memory }, use) => {
      const cluster = await startCluster(
        controlPlaneOnly ? { controlPlaneOnly, audit: true } : { runtime, workloads: true, audit: true },
      );
      await use(cluster);
      await closeCluster(cluster, memory);
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  network: [
    async ({ cluster, memory }, use) =>
      use(await remembering(memory, openBrowserNetwork(cluster.run, findChromium()))),
    { scope: 'worker' },
  ],
  launchOptions: [
    async ({ launchOptions, network }, use) => use({ ...launchOptions, executablePath: network.launcher }),
    { scope: 'worker' },
  ],
  product: [
    async ({ cluster, network, memory }, use) => {
      const settings = { kubeconfig: cluster.kubeconfig('admin') };
      const product = await remembering(memory, startProduct(cluster.run, settings));
      await network.forward(product.url);
      await use(product);
      await product.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  inCluster: [
    async ({ cluster, network, memory }, use) => {
      const settings = { environment: podEnvironment(cluster) };
      const product = await remembering(memory, startProduct(cluster.run, settings));
      await network.forward(product.url);
      await use(product);
      await product.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  server: async ({ product }, use) => use(product.url),
  remembered: [
    async ({ memory }, use, info) => {
      await use();
      if (info.status !== info.expectedStatus) memory.failed = true;
    },
    { auto: true },
  ],
});

/** Has the logs stay where a start fails, since no story begins then which could fail. */
async function remembering<Started>(memory: { failed: boolean }, start: Promise<Started>): Promise<Started> {
  try {
    return await start;
  } catch (error) {
    memory.failed = true;
    throw error;
  }
}

export { expect };

/** The same in a cluster, by somebody who signed in with a token. */
export const testAs = test.extend<{ identity: Identity }>({
  identity: ['tenant-a', { option: true }],
  baseURL: async ({ inCluster }, use) => use(inCluster.url),
  page: async ({ page, cluster, identity }, use) => {
    const signIn = new SignInPage(page);
    await signIn.open();
    await signIn.signIn(tokenOf(cluster, identity));
    await expect(page).toHaveURL('/');
    await use(page);
  },
});

/** The registries of a cluster. Throws where it has no node. */
export function registriesOf({ registries }: Cluster): Registries {
  if (registries === null) throw new Error('This story needs a cluster with a node.');
  return registries;
}
