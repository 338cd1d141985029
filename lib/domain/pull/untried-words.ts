import { isAccessCause } from '#lib/domain/pull/break-by-text.ts';
import type { PullCause } from '#lib/domain/pull/causes.ts';
import type { PullBreak } from '#lib/domain/pull/hops.ts';

/** In place of a break's own words, where it is one that `isUntriedBreak` knows. */
export const untriedLabel = 'the next attempt tells';

/** A registry's refusal without a break: what it refused is not what the next attempt offers (`untriedEntry`). */
export function isUntriedBreak({ code }: PullBreak, cause: PullCause | undefined): boolean {
  return code === 'unknown' && cause !== undefined && isAccessCause(cause);
}
