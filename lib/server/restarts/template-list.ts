import 'server-only';
import type { Owner } from '#lib/domain/pod/record.ts';
import type { LiveCluster } from '../cluster/live-cluster.ts';

/** imagePullSecrets of a workload's pod template; null where there is no template or none is known. */
export function templateList(
  live: Pick<LiveCluster, 'workloads'>,
  namespace: string,
  owner: Owner | null,
): readonly string[] | null {
  if (owner === null || owner.kind === 'Node' || owner.kind === 'other') return null;
  return live.workloads[owner.kind].find(namespace, owner.name)?.detail?.template.imagePullSecrets ?? null;
}
