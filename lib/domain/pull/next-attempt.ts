import { estimateNextAttempt, type NextAttemptEstimate } from '#lib/domain/pull/back-off.ts';
import type { PullSituation } from '#lib/domain/pull/situation.ts';

/** An attempt takes a while until its failure shows: times this near are one attempt. */
const oneAttempt = 30_000;

type Seen = Pick<PullSituation, 'now' | 'pod' | 'container' | 'events' | 'attemptsSeen'>;

/**
 * The next attempt, by what was seen: the `Pulling` event counts attempts and gives the last one; else the times at
 * which the state was seen to turn; else the pod's age.
 */
export function nextAttemptOf({ now, pod, container, events, attemptsSeen }: Seen): NextAttemptEstimate {
  const { state } = container;
  const pulling = events?.find(({ reason }) => reason === 'Pulling');
  const told = pulling?.lastSeen ?? null;
  const seen = attemptsSeen.at(-1) ?? null;
  const isTold = told !== null && (seen === null || seen - told < oneAttempt);
  return estimateNextAttempt({
    now,
    reason: state.is === 'waiting' ? state.reason : '',
    startedAt: pod.sandboxReadyAt ?? pod.createdAt,
    attemptsSeen: isTold ? [told] : attemptsSeen,
    attempts: isTold ? (pulling?.count ?? null) : null,
  });
}
