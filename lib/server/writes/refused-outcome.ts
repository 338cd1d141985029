import 'server-only';
import type { ResultLine } from '#lib/api/writes.ts';
import { AppError } from '#lib/domain/errors.ts';
import type { RefusedBecause } from '#lib/server/cluster/refusal.ts';
import { refusalOf } from '#lib/server/cluster/errors.ts';
import { toAppError } from '../http/problem.ts';

/** How one object's write ended, without the object's name. */
export type LineEnd = Omit<ResultLine, 'namespace' | 'kind' | 'name'>;

type Ending = Pick<ResultLine, 'outcome' | 'reason'>;

const endings: Partial<Record<RefusedBecause, Ending>> = {
  quota: { outcome: 'forbidden', reason: 'quota' },
  terminating: { outcome: 'forbidden', reason: 'terminating' },
  webhook: { outcome: 'invalid', reason: 'webhook' },
  immutable: { outcome: 'invalid', reason: 'immutable' },
  'no-dry-run': { outcome: 'failed', reason: 'no-dry-run' },
  'missing-account': { outcome: 'failed', reason: 'missing-account' },
};

function endingOf({ code }: AppError): Ending {
  switch (code) {
    case 'forbidden':
    case 'unauthenticated':
      return { outcome: 'forbidden' };
    case 'conflict':
      return { outcome: 'conflict' };
    case 'invalid-object':
    case 'invalid-field':
    case 'bad-request':
    case 'too-large':
      return { outcome: 'invalid' };
    case 'throttled':
      return { outcome: 'failed', reason: 'throttled' };
    case 'cluster-unreachable':
      return { outcome: 'failed', reason: 'unreachable' };
    default:
      return { outcome: 'failed' };
  }
}

/**
 * The result line's words for what the cluster refused. Sentences come from the rebuilt error, which repeats no value
 * that was hidden from it; whatever is unknown says nothing but that it failed.
 */
export function refusedOutcome(error: unknown): LineEnd {
  const known = toAppError(error);
  const because = refusalOf(known)?.because;
  const ending = (because === undefined ? undefined : endings[because]) ?? endingOf(known);
  const { scope } = known;
  return {
    ...ending,
    detail: known.message,
    ...(ending.outcome === 'forbidden' && scope !== null ? { scope } : {}),
  };
}

/** Whether the cluster has no such object (or no such namespace). */
export function isMissing(error: unknown): boolean {
  return error instanceof AppError && error.code === 'not-found';
}

/** Whether somebody else came first: the object is there already, or changed meanwhile. */
export function isConflict(error: unknown): boolean {
  return error instanceof AppError && refusalOf(error)?.status === 409;
}
