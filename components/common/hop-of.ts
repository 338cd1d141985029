import type { HopBreak } from './hop-dots.tsx';
import type { PullStateName } from '#lib/api/pods.ts';
import type { PullCause } from '#lib/domain/pull/causes.ts';
import { breakLabel, pathHops, type PullBreak } from '#lib/domain/pull/hops.ts';
import { isUntriedBreak, untriedLabel } from '#lib/domain/pull/untried-words.ts';

/**
 * A break as the hop strip draws it; the state it stands beside decides the colour, so the two never disagree. A refusal
 * without a break came before what is offered now.
 */
export function hopOf(
  pullBreak: PullBreak,
  state: PullStateName,
  cause?: PullCause,
): { break: HopBreak; kind: 'fail' | 'wait'; label: string } {
  return {
    break: stopOf(pullBreak),
    kind: state === 'waiting' ? 'wait' : 'fail',
    label: isUntriedBreak(pullBreak, cause) ? untriedLabel : breakLabel(pullBreak),
  };
}

const stops = [0, 1, 2, 3, 4] as const;

function stopOf({ hop, code }: PullBreak): HopBreak {
  if (hop === 'node') return 'node';
  if (hop === 'unknown') return code === 'pending' ? 'pending' : 'unknown';
  return stops[pathHops.indexOf(hop)] ?? 'unknown';
}
