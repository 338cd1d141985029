import 'server-only';
import type { ContainerRow, PodExportColumn, PodRow } from '#lib/api/pods.ts';
import { podExportColumns } from '#lib/api/pods.ts';
import { breakLabel } from '#lib/domain/pull/hops.ts';

/** A container of a pod as the cells of an export, in the order of its columns. */
export function podCells(pod: PodRow, container: ContainerRow): (string | number)[] {
  const { parts, text } = container.image;
  const cells: Record<PodExportColumn, string | number> = {
    namespace: pod.namespace,
    pod: pod.name,
    container: container.name,
    kind: container.kind,
    image: text,
    registry: parts?.registry ?? '',
    repository: parts?.repository ?? '',
    tag: parts?.tag ?? '',
    digest: parts?.digest ?? '',
    'running digest': container.runningDigest ?? '',
    policy: container.policy.actual,
    'default policy': container.policy.default,
    state: container.state,
    reason: container.reason,
    causes: container.causes.map(({ code }) => code).join(' '),
    break: container.break === null ? '' : breakLabel(container.break),
    restarts: container.restarts,
    workload: pod.owner === null ? '' : `${pod.owner.kind}/${pod.owner.name}`,
    'service account': pod.serviceAccount,
    'pull secrets': pod.imagePullSecrets.join(' '),
    node: pod.node,
    created: pod.createdAt,
  };
  return podExportColumns.map((column) => cells[column]);
}
