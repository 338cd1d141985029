/** The kubelet's wait between pulls: 10 s, doubling to 300 s, one timer per pod and image (client-go flowcontrol). */
const FIRST_WAIT = 10_000;
const LONGEST_WAIT = 300_000;

export type BackOff = {
  /** Attempts that failed. */
  attempts: number;
  /** When the latest attempt failed. */
  failedAt: number;
  /** No attempt before that moment. */
  until: number;
};

/** The state after one more failure at `at`. */
export function afterFailure(before: BackOff | null, at: number): BackOff {
  const attempts = (before?.attempts ?? 0) + 1;
  return { attempts, failedAt: at, until: at + waitAfter(attempts) };
}

/** The state after `attempts` more of the longest waits have passed in the same way. */
export function afterMore(before: BackOff, attempts: number): BackOff {
  const passed = attempts * LONGEST_WAIT;
  return {
    attempts: before.attempts + attempts,
    failedAt: before.failedAt + passed,
    until: before.until + passed,
  };
}

/** How many of the longest waits fit between a failure and `end`; none before the waits have grown that long. */
export function longWaitsUntil({ attempts, failedAt }: BackOff, end: number): number {
  return waitAfter(attempts) < LONGEST_WAIT ? 0 : Math.max(0, Math.floor((end - failedAt) / LONGEST_WAIT));
}

/** Milliseconds between failure number `attempts` and the next attempt. */
function waitAfter(attempts: number): number {
  return Math.min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT);
}
