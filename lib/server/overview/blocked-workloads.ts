import 'server-only';
import type { Overview } from '#lib/api/overview.ts';
import type { WorkloadKind, WorkloadRecord } from '#lib/domain/workload/record.ts';
import type { Context } from '../context.ts';
import type { ResourceName } from '../cluster/resources.ts';
import { sees } from '../identity/access.ts';
import { toTimestamp } from '../timestamp.ts';

type Blocked = Overview['blockedWorkloads'][number];

const looked: readonly (readonly [WorkloadKind, ResourceName])[] = [
  ['Deployment', 'deployments'],
  ['StatefulSet', 'statefulsets'],
  ['DaemonSet', 'daemonsets'],
];

/**
 * Workloads that cannot even make a pod: a condition says so (Deployments), or pods are lacking and the template names
 * an account that is not there. Other refusals are told only by events, which no store keeps.
 */
export async function blockedWorkloads(
  context: Context,
  isWanted: (namespace: string) => boolean,
): Promise<Blocked[]> {
  const { access, pullport } = context;
  const blocked: Blocked[] = [];
  for (const [kind, resource] of looked) {
    const visible = await access.visible(resource);
    for (const workload of pullport.live.workloads[kind].values()) {
      const { namespace } = workload;
      if (!isWanted(namespace) || !sees(visible, namespace)) continue;
      const found = obstacle(context, workload);
      if (found !== null) blocked.push({ namespace, workload: { kind, name: workload.name }, ...found });
    }
  }
  return blocked.sort((a, b) => (a.since ?? '').localeCompare(b.since ?? ''));
}

function obstacle(
  { pullport }: Context,
  { namespace, detail }: WorkloadRecord,
): Pick<Blocked, 'cause' | 'sentence' | 'since'> | null {
  if (detail === null) return null;
  const { wished, made } = detail.replicas;
  const lacksPods = wished !== null && (made ?? 0) < wished;
  const condition = detail.conditions.find(
    ({ type, status }) => type === 'ReplicaFailure' && status === 'True',
  );
  if (condition === undefined && !lacksPods) return null;
  const since = condition?.since == null ? null : toTimestamp(condition.since);
  const account = detail.template.serviceAccount;
  if (lacksPods && pullport.live.serviceAccounts.find(namespace, account) === null) {
    const sentence = `No pod can be made: ServiceAccount ${account} does not exist in ${namespace}. Create it, or name another in the template.`;
    return { cause: 'account-missing', sentence, since };
  }
  return condition === undefined ? null : { ...causeOf(condition.message), since };
}

/** Reads what the API server told the controller (admission texts of quota, validation and service accounts). */
function causeOf(message: string): Pick<Blocked, 'cause' | 'sentence'> {
  const quota = /exceeded quota: ([^,]+)/.exec(message)?.[1];
  if (quota !== undefined) {
    const sentence = `Quota ${quota} of the namespace is used up: no further pod fits. Raise it or run less.`;
    return { cause: 'quota', sentence };
  }
  const account = /error looking up service account [^/]+\/([^:]+):/.exec(message)?.[1];
  if (account !== undefined) {
    const sentence = `No pod can be made: ServiceAccount ${account} does not exist. Create it, or name another in the template.`;
    return { cause: 'account-missing', sentence };
  }
  if (/is invalid:|is forbidden:|denied the request/.test(message)) {
    const sentence = `The API server refuses the pods of this template: ${message.slice(0, 300)}`;
    return { cause: 'refused', sentence };
  }
  return { cause: 'other', sentence: `Pods cannot be made: ${message.slice(0, 300)}` };
}
