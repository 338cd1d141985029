import 'server-only';
import type { PodRecord } from '#lib/domain/pod/record.ts';
import { estimateNextAttempt, type NextAttemptEstimate } from '#lib/domain/pull/back-off.ts';
import type { Pullport } from '../process.ts';

/** When the kubelet tries this container's image again, estimated from what this process saw of it. */
export function nextAttemptOf(
  { attemptsSeen }: Pick<Pullport, 'attemptsSeen'>,
  pod: PodRecord,
  container: string,
  now: number,
): NextAttemptEstimate {
  const state = pod.containers.find(({ name }) => name === container)?.state;
  return estimateNextAttempt({
    now,
    reason: state?.is === 'waiting' ? state.reason : '',
    startedAt: pod.sandboxReadyAt ?? pod.createdAt,
    attemptsSeen: attemptsSeen.of(pod.uid, container),
    attempts: null,
  });
}
