import type { Cluster } from '#e2e/cluster/cluster.ts';
import { apply } from '#e2e/cluster/workloads/apply.ts';
import { namespaceObject, serviceAccount } from '#e2e/cluster/workloads/objects.ts';

/** Namespaces `PREFIX-001` … with the accounts `default` and `builder`; their names. */
export async function makeNamespaces(cluster: Cluster, prefix: string, count: number): Promise<string[]> {
  const names = Array.from({ length: count }, (_, at) => `${prefix}-${String(at + 1).padStart(3, '0')}`);
  const admin = cluster.access('admin');
  await apply(admin, names.map(namespaceObject));
  await apply(
    admin,
    names.flatMap((name) => ['default', 'builder'].map((account) => serviceAccount(name, account, []))),
  );
  return names;
}
