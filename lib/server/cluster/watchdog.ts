import 'server-only';
import type { Clock } from '#lib/server/clock.ts';

/** A connection without a byte for this long may be half open: the other side gone without a word. Milliseconds. */
export const longestSilence = 45_000;

/** Ends a connection when it has been silent for too long, or when its owner ends. */
export class Watchdog {
  readonly #clock: Clock;
  readonly #abort = new AbortController();
  readonly #ended: AbortSignal;
  #heardAt: number;
  #cancel: () => void;
  #isSilent = false;

  constructor(clock: Clock, ended: AbortSignal) {
    this.#clock = clock;
    this.#ended = ended;
    this.#heardAt = clock.now();
    this.#cancel = clock.setTimeout(this.#look, longestSilence);
    ended.addEventListener('abort', this.#end, { once: true });
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Whether silence is why the connection was ended. */
  get isSilent(): boolean {
    return this.#isSilent;
  }

  /** A byte has come. */
  touch(): void {
    this.#heardAt = this.#clock.now();
  }

  stop(): void {
    this.#cancel();
    this.#ended.removeEventListener('abort', this.#end);
    // Also lets go of a connection whose reader stopped in the middle.
    this.#abort.abort();
  }

  readonly #end = (): void => this.#abort.abort();

  // One timer that looks again later is cheaper than one per chunk.
  readonly #look = (): void => {
    const left = this.#heardAt + longestSilence - this.#clock.now();
    if (left > 0) {
      this.#cancel = this.#clock.setTimeout(this.#look, left);
      return;
    }
    this.#isSilent = true;
    this.#abort.abort(new DOMException('nothing came for too long', 'TimeoutError'));
  };
}
