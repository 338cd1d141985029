/** A clock for tests: short waits pass at once (and move time), long ones wait for `advance`. */
export type HurriedClock = {
  now(): number;
  setTimeout(fn: () => void, ms: number): () => void;
  /** Moves time forward and calls what falls due. */
  advance(ms: number): void;
  /** The short waits there were, in milliseconds. */
  waits: number[];
};

type Timer = { at: number; fn: () => void };

/** Waits shorter than `patience` milliseconds pass at once. */
export function hurriedClock(patience: number, start = 1_750_000_000_000): HurriedClock {
  const timers = new Set<Timer>();
  const waits: number[] = [];
  let now = start;
  return {
    waits,
    now: () => now,
    setTimeout(fn, ms) {
      if (ms >= patience) {
        const timer = { at: now + ms, fn };
        timers.add(timer);
        return () => timers.delete(timer);
      }
      waits.push(ms);
      const immediate = setImmediate(() => {
        now += ms;
        fn();
      });
      return () => clearImmediate(immediate);
    },
    advance(ms) {
      now += ms;
      for (const timer of timers) {
        if (timer.at > now) continue;
        timers.delete(timer);
        timer.fn();
      }
    },
  };
}
