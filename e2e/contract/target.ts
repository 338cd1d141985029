import { existsSync, readFileSync } from 'node:fs';
import { startDemoCluster } from '#lib/demo/demo-cluster.ts';
import { closeCluster } from '#e2e/cluster/close-cluster.ts';
import { startCluster, type Cluster } from '#e2e/cluster/cluster.ts';
import { callCluster, type Access } from '#e2e/cluster/kube-client.ts';
import { eventually } from '#e2e/contract/eventually.ts';

/** `admin` may do everything, `guest` nothing before a test grants it. */
export const contractIdentities = ['admin', 'guest'] as const;
export type ContractIdentity = (typeof contractIdentities)[number];

/** An API server that the suite is run against, and how to be somebody there. Plain data: it crosses threads. */
export type Target = {
  kind: 'demo' | 'real';
  server: string;
  /** PEM of its certificate authority, null with plain http. */
  authority: string | null;
  credentials: Readonly<Record<ContractIdentity, Access['credential']>>;
};

/** After a failure the logs of what was started stay, where it has any. */
type OpenTarget = { target: Target; close(after: { failed: boolean }): Promise<void> };

/**
 * Opens what CONTRACT_TARGET names: `demo` starts the demo cluster, `real` a control plane of the harness, anything
 * else is a JSON file with a Target, for an API server that runs already. Throws where it cannot be had.
 */
export async function openTarget(named: string): Promise<OpenTarget> {
  if (named === 'demo') return openDemo();
  if (named === 'real') return openReal();
  if (!existsSync(named)) throw new Error(`CONTRACT_TARGET is demo, real or a file, not "${named}".`);
  return { target: JSON.parse(readFileSync(named, 'utf8')), close: async () => {} };
}

async function openDemo(): Promise<OpenTarget> {
  const demo = await startDemoCluster();
  const tokenOf = (name: string): Access['credential'] => {
    const person = demo.people.find((candidate) => candidate.name === name);
    if (person === undefined) throw new Error(`${name} is not in the demo cluster any more.`);
    return { token: person.token };
  };
  const credentials = { admin: tokenOf('jana'), guest: tokenOf('nils') };
  return {
    target: { kind: 'demo', server: demo.url, authority: null, credentials },
    close: () => demo.close(),
  };
}

async function openReal(): Promise<OpenTarget> {
  const cluster = await startCluster({ controlPlaneOnly: true, say: console.log });
  const account = { method: 'GET', path: '/api/v1/namespaces/default/serviceaccounts/default' };
  try {
    // A controller manager that loses the server while it starts gives up for good.
    await eventually(
      async () => (await callCluster(cluster.access('admin'), account)).status === 200,
      30_000,
    );
    // Only what was before a server's start is too old for it (410): compaction alone forgets nothing.
    await cluster.restartApiServer();
  } catch (error) {
    await closeCluster(cluster, { failed: true });
    throw error;
  }
  return { target: targetOf(cluster), close: (after) => closeCluster(cluster, after) };
}

/** A running cluster of the harness as the suite's target. */
export function targetOf(cluster: Cluster): Target {
  const { server, authority, credential } = cluster.access('admin');
  return {
    kind: 'real',
    server,
    authority,
    credentials: { admin: credential, guest: cluster.access('nobody').credential },
  };
}
