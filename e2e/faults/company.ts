import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '#e2e/fixtures.ts';
import { type DemoCluster, startDemoCluster } from '#lib/demo/demo-cluster.ts';
import { kubeconfigFor } from '#scripts/demo/kubeconfig.ts';
import { startBuiltServer } from '#scripts/built-server.ts';

/** The company's cluster in this process, for stories in which somebody acts past the product. */
export type Company = DemoCluster & {
  /** A call of its API as the admin, as kubectl makes it; answers the JSON. */
  kube(method: 'GET' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<unknown>;
};

/** The product on a cluster that a story holds in its hands. */
export const test = base.extend<object, { company: Company; server: string }>({
  company: [
    async ({}, use) => {
      const cluster = await startDemoCluster();
      await use({ ...cluster, kube: (...call) => callAsAdmin(cluster.url, ...call) });
      await cluster.close();
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ company }, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'pullport-company-'));
      const file = join(folder, 'config');
      await writeFile(file, kubeconfigFor(company.url, { name: 'jana', home: 'kube-system' }));
      const server = await startBuiltServer({ PULLPORT_KUBECONFIG: file });
      await use(server.url);
      await server.close();
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
});

async function callAsAdmin(url: string, method: string, path: string, body?: object): Promise<unknown> {
  const type = method === 'PATCH' ? 'application/strategic-merge-patch+json' : 'application/json';
  const response = await fetch(`${url}/as/jana${path}`, {
    method,
    headers: { 'content-type': type },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return response.json();
}
