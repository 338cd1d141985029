import { drawPath } from '#lib/domain/pull/draw-path.ts';
import type { PullExplanation } from '#lib/domain/pull/explanation.ts';
import { nextAttemptOf } from '#lib/domain/pull/next-attempt.ts';
import { nodeNotes, nodeSources } from '#lib/domain/pull/node-words.ts';
import { orderOfTries } from '#lib/domain/pull/order-of-tries.ts';
import { readPull } from '#lib/domain/pull/reading.ts';
import { remediesFor } from '#lib/domain/pull/remedies.ts';
import type { PullSituation } from '#lib/domain/pull/situation.ts';
import { verdictOf } from '#lib/domain/pull/verdict.ts';
import { walkPath } from '#lib/domain/pull/walk.ts';

/**
 * One container's pull, explained as the kubelet walks it: where it breaks, why, what is tried in which order and what
 * helps. Never throws; takes time linear in texts and entries.
 */
export function explainPull(situation: PullSituation): PullExplanation {
  const walk = walkPath(readPull(situation));
  return {
    state: walk.state,
    break: walk.break,
    causes: walk.causes,
    remembered: walk.remembered,
    ...verdictOf(walk),
    path: drawPath(walk),
    order: orderOfTries(walk),
    nodeSources: nodeSources(walk),
    nodeNotes: nodeNotes(walk),
    nextAttempt: walk.break === null ? null : nextAttemptOf(situation),
    remedies: remediesFor(walk),
  };
}
