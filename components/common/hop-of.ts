import type { HopBreak } from './hop-dots.tsx';
import { breakLabel, breakSeverity, pathHops, type PullBreak } from '#lib/domain/pull/hops.ts';

/** A break as the hop strip draws it. */
export function hopOf(pullBreak: PullBreak): { break: HopBreak; kind: 'fail' | 'wait'; label: string } {
  return { break: stopOf(pullBreak), kind: breakSeverity(pullBreak), label: breakLabel(pullBreak) };
}

const stops = [0, 1, 2, 3, 4] as const;

function stopOf({ hop, code }: PullBreak): HopBreak {
  if (hop === 'node') return 'node';
  if (hop === 'unknown') return code === 'pending' ? 'pending' : 'unknown';
  return stops[pathHops.indexOf(hop)] ?? 'unknown';
}
