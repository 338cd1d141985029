import 'server-only';
import type { PodRecord } from '#lib/domain/pod/record.ts';
import type { NextAttemptEstimate } from '#lib/domain/pull/back-off.ts';
import { nextAttemptOf } from '#lib/domain/pull/next-attempt.ts';
import type { Pullport } from '../process.ts';

/** When the kubelet tries this container's image again, from memory alone: no events. Null where the pod has none such. */
export function nextAttemptSeen(
  { attemptsSeen }: Pick<Pullport, 'attemptsSeen'>,
  pod: PodRecord,
  index: number,
  now: number,
): NextAttemptEstimate | null {
  const container = pod.containers[index];
  if (container === undefined) return null;
  const seen = attemptsSeen.of(pod.uid, container.name);
  return nextAttemptOf({ now, pod, container, events: null, attemptsSeen: seen });
}
