import 'server-only';
import { AppError } from '#lib/domain/errors.ts';
import { refusalOf } from '#lib/server/cluster/errors.ts';

const shortest = 200;
const longest = 30_000;
const afterForbidden = 60_000;

/** Milliseconds to wait after the `failures`-th failure in a row (from 1): 0.2 s doubling to 30 s, half of it jitter. */
export function backOff(failures: number, random: () => number): number {
  const whole = Math.min(longest, shortest * 2 ** Math.min(Math.max(failures - 1, 0), 12));
  return whole * (0.5 + 0.5 * random());
}

/** What to do after a watch or list failed. */
export type WatchPlan = {
  wait: number;
  /** `resume` from the last version, `relist`, or `relist-in-pages` where streaming lists are not there. */
  next: 'resume' | 'relist' | 'relist-in-pages';
  outcome: 'retry' | 'watch-refused' | 'list-refused' | 'throttled';
  sentence: string;
};

/** An answer that is not what the protocol allows: bad UTF-8, no JSON, an event without an object. */
export class CorruptStream extends Error {}

/**
 * The next step after `error`; `failures` counts those in a row, this one included.
 * Sources: k8s.io/client-go tools/cache/reflector.go; facts of the watch protocol in the API concepts page.
 */
export function planAfter(
  error: unknown,
  situation: { failures: number; listing: 'streaming' | 'pages' | null; random: () => number },
): WatchPlan {
  const { failures, listing, random } = situation;
  const sentence =
    error instanceof AppError ? error.message : 'The cluster’s answer was garbled: Pullport asks again.';
  const wait = backOff(failures, random);
  // Garbled twice at the same place may be one object's own bytes: a list starts from elsewhere.
  const again = error instanceof CorruptStream && failures > 2 ? 'relist' : 'resume';
  const retry: WatchPlan = { wait, next: again, outcome: 'retry', sentence };
  const refusal = refusalOf(error);
  // A server that takes the parameter but never ends the list, as some proxies make it look.
  if (refusal === null)
    return listing === 'streaming' && failures > 2 ? { ...retry, next: 'relist-in-pages' } : retry;
  if (refusal.status === 410 || refusal.reason === 'Expired' || refusal.reason === 'Gone') {
    return { ...retry, wait: failures === 1 ? 0 : wait, next: 'relist' };
  }
  if (listing === 'streaming' && (refusal.status === 400 || refusal.status === 422)) {
    return { ...retry, wait: 0, next: 'relist-in-pages' };
  }
  if (refusal.status === 403) {
    // A streaming list is a watch. Whether the list is allowed is for the list to say, at once.
    if (listing !== 'pages') return { wait: 0, next: 'resume', outcome: 'watch-refused', sentence };
    return { wait: afterForbidden * (1 + 0.2 * random()), next: 'relist', outcome: 'list-refused', sentence };
  }
  if (refusal.status === 404) return { ...retry, wait: afterForbidden };
  if (refusal.retryAfter === null) return retry;
  const told = refusal.retryAfter * 1000;
  return {
    ...retry,
    wait: told + 0.1 * told * random(),
    outcome: refusal.status === 429 ? 'throttled' : 'retry',
  };
}
