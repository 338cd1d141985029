import { type Clock } from '#lib/demo/clock.ts';

/** Looks at each key once however often it is added before its turn; an earlier moment wins. */
export class WorkQueue {
  readonly #clock: Clock;
  readonly #work: (key: string) => void;
  readonly #waiting = new Map<string, { at: number; cancel: () => void }>();

  constructor(clock: Clock, work: (key: string) => void) {
    this.#clock = clock;
    this.#work = work;
  }

  add(key: string, delay: number): void {
    const at = this.#clock.now() + delay;
    const known = this.#waiting.get(key);
    if (known !== undefined && known.at <= at) return;
    known?.cancel();
    const cancel = this.#clock.setTimeout(() => {
      this.#waiting.delete(key);
      this.#work(key);
    }, delay);
    this.#waiting.set(key, { at, cancel });
  }

  stop(): void {
    for (const { cancel } of this.#waiting.values()) cancel();
    this.#waiting.clear();
  }
}
