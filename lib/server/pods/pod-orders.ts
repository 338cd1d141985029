import 'server-only';
import { compareText } from '#lib/domain/compare-text.ts';
import type { PodSort } from './pod-index.ts';
import type { PodSummary } from './pod-summary.ts';
import type { Compare } from './sorted-rows.ts';

/** Ascending orders; each is total, since uids differ. Lists reverse them for `-sort`. */
export const podOrders: Record<PodSort, Compare<PodSummary>> = {
  changed: (left, right) => left.changed - right.changed,
  age: (left, right) => left.pod.createdAt - right.pod.createdAt || byUid(left, right),
  name: (left, right) => compareText(left.pod.name, right.pod.name) || byPlace(left, right),
  namespace: byPlace,
  // Best first, so that -state begins with what fails; the codes run from failing (0) to unknown (5).
  state: (left, right) =>
    urgency(left) - urgency(right) || right.pod.createdAt - left.pod.createdAt || byUid(left, right),
  image: (left, right) => compareText(leadImage(left), leadImage(right)) || byPlace(left, right),
  node: (left, right) => compareText(left.pod.node, right.pod.node) || byPlace(left, right),
};

/** failing, waiting, pulling, running, completed, unknown → how loudly a state asks to be seen. */
const urgencies = [5, 4, 3, 1, 0, 2];

function urgency({ state }: PodSummary): number {
  return urgencies[state] ?? 0;
}

function leadImage({ pod, lead }: PodSummary): string {
  return pod.containers[lead]?.image ?? '';
}

function byPlace(left: PodSummary, right: PodSummary): number {
  return (
    compareText(left.pod.namespace, right.pod.namespace) ||
    compareText(left.pod.name, right.pod.name) ||
    byUid(left, right)
  );
}

function byUid(left: PodSummary, right: PodSummary): number {
  return compareText(left.pod.uid, right.pod.uid);
}
