import 'server-only';
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
  ];
  return parts.join('\n').toLowerCase();
}
