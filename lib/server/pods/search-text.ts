import 'server-only';
import type { ContainerRecord } from '#lib/domain/pod/record.ts';
import { beginsAsDecodeError } from '#lib/domain/pull/reasons.ts';
import type { PodSummary } from './pod-summary.ts';

/**
 * Everything of a pod one may search for, in lower case, one thing per line so that no word spans two of them.
 * Made at the first search and kept on the summary: 50,000 look-ups elsewhere would cost more than the search.
 */
export function searchText(summary: PodSummary): string {
  summary.searchText ??= textOf(summary);
  return summary.searchText;
}

function textOf({ pod }: PodSummary): string {
  const images = pod.containers.flatMap(({ name, image, imageId }) => [name, image, imageId]);
  const parts = [
    pod.name,
    pod.namespace,
    pod.node,
    pod.controller?.name ?? '',
    pod.serviceAccount,
    ...images,
    ...pod.labels,
    ...pod.containers.flatMap(reasonsOf),
  ];
  return parts.join('\n').toLowerCase();
}

const byTurns = ['ErrImagePull', 'ImagePullBackOff'];

/**
 * As `kubectl get pods` shows them. The kubelet says two of them by turns, or an error's own text (reasons.ts): either
 * finds the same pods.
 */
function reasonsOf({ state }: ContainerRecord): readonly string[] {
  if (state.is !== 'waiting') return [];
  const { reason } = state;
  return byTurns.includes(reason) || beginsAsDecodeError(reason) ? [...byTurns, reason] : [reason];
}
