import 'server-only';
import type { PodSummary } from './pod-summary.ts';

const texts = new WeakMap<PodSummary, string>();

/**
 * Everything of a pod one may search for, in lower case, one thing per line so that no word spans two of them.
 * Made at the first search and kept with the summary.
 */
export function searchText(summary: PodSummary): string {
  const known = texts.get(summary);
  if (known !== undefined) return known;
  const { pod } = summary;
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
  const text = parts.join('\n').toLowerCase();
  texts.set(summary, text);
  return text;
}
