import { type PathHop, pathHops } from '#lib/domain/pull/hops.ts';
import type { Stop } from '#lib/domain/pull/path.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

const place = (hop: string) => pathHops.findIndex((each) => each === hop);

/** A stop's head: broken where the pull breaks, not reached behind it, else as it was found. */
export function stopOf(walk: Walk, hop: PathHop, summary: string, found: 'yes' | 'hollow' | 'unseen'): Stop {
  const broken = walk.break === null ? -1 : place(walk.break.hop);
  if (broken === -1 || place(hop) < broken) return { summary, passed: found };
  if (place(hop) === broken) return { summary, passed: 'broken' };
  return { summary, passed: found === 'unseen' ? 'unseen' : 'not-reached' };
}
