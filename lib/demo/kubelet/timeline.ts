import { type Clock } from '#lib/demo/clock.ts';

/**
 * A life with one next step at a time, which may begin in the past: steps that are due already run at once, each
 * at its own moment, and only the first that lies ahead waits for the clock.
 */
export class Timeline {
  readonly #clock: Clock;
  readonly #onRest: () => void;
  #now: number;
  #next: { at: number; run: () => void } | null = null;
  #cancel: (() => void) | null = null;
  #driving = false;

  /** `onRest` is called whenever nothing more is due: the moment to tell others what became of it. */
  constructor(clock: Clock, start: number, onRest: () => void) {
    this.#clock = clock;
    this.#now = start;
    this.#onRest = onRest;
  }

  /** The moment this life has reached. */
  now(): number {
    return this.#now;
  }

  /** Sets the next step, `delay` milliseconds from the moment reached; it replaces the one set before. */
  next(delay: number, run: () => void): void {
    this.#next = { at: this.#now + Math.max(0, delay), run };
    if (!this.#driving) this.#drive();
  }

  /** Ends this life. */
  stop(): void {
    this.#next = null;
    this.#cancel?.();
    this.#cancel = null;
  }

  /** Breaks off the wait and runs `run` at the present moment. */
  interrupt(run: () => void): void {
    this.#now = Math.max(this.#now, this.#clock.now());
    this.next(0, run);
  }

  #drive(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#driving = true;
    for (let step = this.#next; step !== null && step.at <= this.#clock.now(); step = this.#next) {
      this.#next = null;
      this.#now = step.at;
      step.run();
    }
    this.#driving = false;
    const ahead = this.#next;
    if (ahead !== null)
      this.#cancel = this.#clock.setTimeout(() => this.#drive(), ahead.at - this.#clock.now());
    this.#onRest();
  }
}
