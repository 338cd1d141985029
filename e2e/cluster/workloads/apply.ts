import { mustCall, type Access } from '#e2e/cluster/kube-client.ts';
import type { KubeObject } from '#e2e/cluster/workloads/objects.ts';

const plurals: Readonly<Record<string, string>> = {
  Namespace: 'namespaces',
  ServiceAccount: 'serviceaccounts',
  Secret: 'secrets',
  Pod: 'pods',
  Service: 'services',
  ResourceQuota: 'resourcequotas',
  Deployment: 'deployments',
  StatefulSet: 'statefulsets',
  DaemonSet: 'daemonsets',
  Job: 'jobs',
  CronJob: 'cronjobs',
  ClusterRole: 'clusterroles',
  ClusterRoleBinding: 'clusterrolebindings',
  RoleBinding: 'rolebindings',
};

/**
 * Creates or changes the objects in the order of the list, ten at a time. It is a server-side apply, so that
 * ours wins over the `default` accounts that the controller manager makes. Throws on a refusal.
 */
export async function apply(access: Access, objects: readonly KubeObject[]): Promise<void> {
  for (let start = 0; start < objects.length; start += 10) {
    await Promise.all(objects.slice(start, start + 10).map((object) => applyOne(access, object)));
  }
}

async function applyOne(access: Access, object: KubeObject): Promise<void> {
  await mustCall(access, {
    method: 'PATCH',
    path: `${collection(object)}/${object.metadata.name}?fieldManager=pullport-test&force=true`,
    contentType: 'application/apply-patch+yaml',
    body: object,
  });
}

/** Where a server-side apply of this object is asked for and nothing comes of it. */
export function dryRunPath(object: KubeObject): string {
  return `${collection(object)}/${object.metadata.name}?fieldManager=pullport-test&force=true&dryRun=All`;
}

function collection(object: KubeObject): string {
  const plural = plurals[object.kind];
  if (plural === undefined) throw new Error(`Add ${object.kind} to the plurals in workloads/apply.ts.`);
  const root = object.apiVersion.includes('/') ? `/apis/${object.apiVersion}` : `/api/${object.apiVersion}`;
  const { namespace } = object.metadata;
  return namespace === undefined ? `${root}/${plural}` : `${root}/namespaces/${namespace}/${plural}`;
}
