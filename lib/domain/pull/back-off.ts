import { kubeletLadder, waitAfter } from '#lib/domain/pull/back-off-ladder.ts';

/** What is visible of a container that cannot pull. All times in epoch milliseconds. */
export type BackOffSituation = {
  now: number;
  /** `state.waiting.reason`. */
  reason: string;
  /** When the pod was created or first seen failing, whichever is later; `null` where neither is known. */
  startedAt: number | null;
  /** Attempts that were seen (Pulling or Failed events, changes of the state to ErrImagePull), oldest first. */
  attemptsSeen: readonly number[];
  /** How many attempts there were in all, where an event counts them. */
  attempts: number | null;
};

/** `at` is the likeliest time, between `earliest` and `latest`; all `null` where no attempt is to come. */
export type NextAttemptEstimate = {
  at: number | null;
  earliest: number | null;
  latest: number | null;
  attempts: number | null;
  basis: string;
};

/** The kubelet looks again only when it syncs the pod, and an attempt takes time itself. */
const usualDelay = 7_000;
const longestDelay = 30_000;

const unpublished = 'the kubelet does not publish its back-off';

const none = (basis: string): NextAttemptEstimate => ({
  at: null,
  earliest: null,
  latest: null,
  attempts: null,
  basis,
});

const withoutAttempts = new Map([
  [
    'InvalidImageName',
    'The name is checked again at each look of the kubelet; nothing is pulled before it is corrected.',
  ],
  [
    'ErrImageNeverPull',
    'Nothing is pulled under policy Never; the kubelet only looks again whether the image is there.',
  ],
  ['ImageInspectError', 'The kubelet asks the runtime again at each look, without back-off.'],
]);

/** Attempts 1 to 6; from the sixth on the wait is the longest. */
const ladderSteps = [1, 2, 3, 4, 5, 6];

const seconds = (milliseconds: number) => `${Math.round(milliseconds / 1000)} s`;

function within(
  now: number,
  at: number,
  latest: number,
): Pick<NextAttemptEstimate, 'at' | 'earliest' | 'latest'> {
  const last = Math.max(latest, now + longestDelay);
  return { at: Math.max(at, now), earliest: Math.max(at, now), latest: at < now ? last : latest };
}

/** From an attempt that was seen, with its number known or read off the gap before it. */
function fromAttempt(
  now: number,
  last: number,
  attempt: number,
  attempts: number | null,
): NextAttemptEstimate {
  const wait = waitAfter(attempt);
  return {
    ...within(now, last + wait, last + wait + longestDelay),
    attempts,
    basis: `Estimated: the last attempt was seen and a wait of ${seconds(wait)} follows it; ${unpublished}.`,
  };
}

/**
 * From the gap between two attempts, of which a part was the wait and the rest delay. The longest wait that
 * fits is the likeliest one.
 */
function fromGap(now: number, last: number, gap: number): NextAttemptEstimate {
  const fits = ladderSteps.filter((attempt) => waitAfter(attempt) <= gap);
  const shortest =
    ladderSteps.find((attempt) => waitAfter(attempt) + longestDelay >= gap) ?? ladderSteps.length;
  const likely = fromAttempt(now, last, (fits.at(-1) ?? 1) + 1, null);
  const earliest = Math.max(now, last + waitAfter(shortest + 1));
  return { ...likely, earliest: Math.min(earliest, likely.at ?? earliest) };
}

/** Walks up the ladder from the first attempt, each wait longer by `delay`. */
function walk(startedAt: number, now: number, delay: number): { at: number; attempts: number } {
  let at = startedAt;
  let attempts = 0;
  while (at <= now && waitAfter(attempts + 1) < kubeletLadder.max) {
    attempts += 1;
    at += waitAfter(attempts) + delay;
  }
  if (at > now) return { at, attempts };
  const step = kubeletLadder.max + delay;
  const steps = Math.floor((now - at) / step) + 1;
  return { at: at + steps * step, attempts: attempts + steps };
}

/** From the pod's age alone. Delays add up, so after some attempts any time within one wait is possible. */
function fromStart(now: number, startedAt: number, known: number | null): NextAttemptEstimate {
  const likely = walk(startedAt, now, usualDelay);
  const prompt = walk(startedAt, now, 0);
  const tardy = walk(startedAt, now, longestDelay);
  const isSameStep = prompt.attempts === tardy.attempts;
  return {
    at: likely.at,
    earliest: isSameStep ? Math.min(prompt.at, likely.at) : now,
    latest: isSameStep ? Math.max(tardy.at, likely.at) : now + waitAfter(prompt.attempts) + longestDelay,
    attempts: known ?? likely.attempts,
    basis: `Estimated from the pod's age: waits double from 10 s and stay at 300 s; ${unpublished}.`,
  };
}

/** Only one attempt was seen and not which: the wait lies between the shortest and the longest. */
function fromOneAttempt(now: number, last: number): NextAttemptEstimate {
  const earliest = Math.max(now, last + kubeletLadder.initial);
  const latest = Math.max(now, last + kubeletLadder.max) + longestDelay;
  const at = Math.min(Math.max(now, last + kubeletLadder.max), latest);
  const basis = `Estimated: one attempt was seen, but not which; waits lie between 10 s and 300 s; ${unpublished}.`;
  return { at, earliest, latest, attempts: null, basis };
}

/**
 * When the kubelet tries again, as far as it can be told: it waits 10 s after the first failure, doubles to
 * 300 s, and acts at its next look after that. Fixing a secret does not cut the wait short.
 * Source: client-go util/flowcontrol/backoff.go, kubelet pkg/kubelet/images/image_manager.go.
 */
export function estimateNextAttempt(situation: BackOffSituation): NextAttemptEstimate {
  const { now, reason, startedAt, attemptsSeen, attempts } = situation;
  const still = withoutAttempts.get(reason);
  if (still !== undefined) return none(still);
  const last = attemptsSeen.at(-1);
  const before = attemptsSeen.at(-2);
  if (last !== undefined && attempts !== null) return fromAttempt(now, last, attempts, attempts);
  if (last !== undefined && before !== undefined) {
    return fromGap(now, last, last - before);
  }
  if (startedAt !== null && last === undefined) return fromStart(now, startedAt, attempts);
  if (startedAt !== null && last !== undefined) {
    const { attempts: likely } = walk(startedAt, last, usualDelay);
    return fromAttempt(now, last, likely, likely);
  }
  if (last !== undefined) return fromOneAttempt(now, last);
  return none(`Not known: no attempt was seen, and ${unpublished}.`);
}
