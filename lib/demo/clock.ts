/** Time as the demo knows it: injected, so that a test can live through hours in a millisecond. */
export type Clock = {
  /** Milliseconds since 1970, as Date.now() gives. */
  now(): number;
  /** Calls `run` once after `delay` milliseconds; the answer cancels it. */
  setTimeout(run: () => void, delay: number): () => void;
};

/** A clock that only moves when told. */
export type ManualClock = Clock & {
  /** Moves time forward by `milliseconds`, running what falls due in order, each at its own moment. */
  advance(milliseconds: number): void;
  /** How many timers still wait. */
  pending(): number;
};

/** The clock on the wall. Its timers do not keep the process alive. */
export function realClock(): Clock {
  return {
    now: () => Date.now(),
    setTimeout(run, delay) {
      const timer = setTimeout(run, delay);
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}

type Timer = { at: number; order: number; run: () => void };

/** A clock that stands at `start` (milliseconds since 1970) until `advance` is called. */
export function manualClock(start: number): ManualClock {
  const timers = new Set<Timer>();
  let now = start;
  let order = 0;

  function nextDue(until: number): Timer | null {
    let due: Timer | null = null;
    for (const timer of timers) {
      if (timer.at > until) continue;
      const earlier = due === null || timer.at < due.at || (timer.at === due.at && timer.order < due.order);
      if (earlier) due = timer;
    }
    return due;
  }

  return {
    now: () => now,
    setTimeout(run, delay) {
      const timer = { at: now + Math.max(0, delay), order: order++, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(milliseconds) {
      const until = now + milliseconds;
      for (let timer = nextDue(until); timer !== null; timer = nextDue(until)) {
        timers.delete(timer);
        now = timer.at;
        timer.run();
      }
      now = until;
    },
    pending: () => timers.size,
  };
}
