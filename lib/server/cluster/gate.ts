import 'server-only';
import { sleep, type Clock } from '#lib/server/clock.ts';

/** One queue for all watches of a cluster: where one is told to wait (429, Retry-After), all of them wait. */
export class Gate {
  readonly #clock: Clock;
  #opensAt = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Lets nobody pass for `ms` milliseconds. */
  closeFor(ms: number): void {
    this.#opensAt = Math.max(this.#opensAt, this.#clock.now() + ms);
  }

  async pass(signal: AbortSignal): Promise<void> {
    for (let left = this.#left(); left > 0 && !signal.aborted; left = this.#left()) {
      await sleep(this.#clock, left, signal);
    }
  }

  #left(): number {
    return this.#opensAt - this.#clock.now();
  }
}
