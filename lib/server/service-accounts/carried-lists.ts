import 'server-only';
import type { AccountRow } from '#lib/api/service-accounts.ts';
import type { ServiceAccountRecord } from '#lib/domain/service-account/record.ts';
import type { LiveCluster } from '../cluster/live-cluster.ts';
import type { PodIndex } from '../pods/pod-index.ts';
import type { PodSummary } from '../pods/pod-summary.ts';
import { templateList } from '../restarts/template-list.ts';

type CarriedList = AccountRow['lists'][number];

/** Whether a pod's list is the account's of today, one its template wrote, or the account's of an earlier day. */
export type ListOrigin = 'current' | 'own' | 'older';

/** Tells where pods got their list from: it is copied from the account once, when the pod is made, or the pod's own. */
export function listOriginFor(live: LiveCluster, index: PodIndex) {
  return (account: ServiceAccountRecord, summary: PodSummary): ListOrigin => {
    const carried = summary.pod.imagePullSecrets;
    const template = templateList(live, summary.pod.namespace, index.ownerOf(summary));
    if (template !== null && template.length > 0) return 'own';
    if (sameNames(carried, account.imagePullSecrets)) return 'current';
    // Nobody's pod may have been written with any list; only an empty one is surely a copy.
    return template === null && carried.length > 0 ? 'own' : 'older';
  };
}

/** Pods of an account by the list they carry, today's first. */
export function carriedLists(
  account: ServiceAccountRecord,
  summaries: readonly PodSummary[],
  originOf: ReturnType<typeof listOriginFor>,
  index: PodIndex,
): CarriedList[] {
  const lists = new Map<string, Omit<CarriedList, 'workloads'> & { workloads: Map<string, Workload> }>();
  for (const summary of summaries) {
    const names = [...summary.pod.imagePullSecrets];
    const origin = originOf(account, summary);
    const key = `${origin} ${names.join('/')}`;
    const list = lists.get(key) ?? {
      names,
      isCurrent: origin === 'current',
      isOwn: origin === 'own',
      pods: 0,
      workloads: new Map<string, Workload>(),
    };
    lists.set(key, list);
    list.pods += 1;
    const owner = index.ownerOf(summary);
    const place = owner === null ? `Pod/${summary.pod.name}` : `${owner.kindName}/${owner.name}`;
    const workload = list.workloads.get(place) ?? {
      kind: owner?.kindName ?? 'Pod',
      name: owner?.name ?? summary.pod.name,
      pods: 0,
    };
    workload.pods += 1;
    list.workloads.set(place, workload);
  }
  return [...lists.values()]
    .map((list) => ({ ...list, workloads: [...list.workloads.values()].sort((a, b) => b.pods - a.pods) }))
    .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.pods - a.pods);
}

type Workload = CarriedList['workloads'][number];

function sameNames(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name, at) => name === right[at]);
}
