import 'server-only';
import { AppError } from '#lib/domain/errors.ts';
import { sleep, systemClock } from '../clock.ts';

const perPerson = 3;

type Running = { person: string; stopping: AbortController; ended: Promise<void> };

/** A proof that goes on: `signal` ends when it has to stop early. */
export type ProofSlot = { signal: AbortSignal; end: () => void };

/** The proofs of the process that go on now: few per person, and none left behind when the process stops. */
export class RunningProofs {
  readonly #running = new Set<Running>();
  #isStopping = false;

  /**
   * Admits a proof; it counts until its `end` is called.
   * @throws AppError `throttled` when this person has as many as may go on at once, or the process stops
   */
  begin(person: string): ProofSlot {
    if (this.#isStopping)
      throw new AppError('throttled', 'Pullport is being restarted: ask again in a moment.', {
        retryAfter: 10,
      });
    const own = [...this.#running].filter((running) => running.person === person).length;
    if (own >= perPerson)
      throw new AppError(
        'throttled',
        `${own} proofs of yours go on already, each with a pod. Wait until one has ended, or stop one.`,
        { retryAfter: 10 },
      );
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const stopping = new AbortController();
    const running: Running = { person, stopping, ended };
    this.#running.add(running);
    const end = () => {
      this.#running.delete(running);
      resolve();
    };
    return { signal: stopping.signal, end };
  }

  /** Stops all, and waits until their pods are removed, but no longer than this many milliseconds. */
  async stop(budget: number): Promise<void> {
    this.#isStopping = true;
    const running = [...this.#running];
    for (const { stopping } of running) stopping.abort();
    const enough = new AbortController();
    await Promise.race([
      Promise.all(running.map(({ ended }) => ended)),
      sleep(systemClock, budget, enough.signal),
    ]);
    enough.abort();
  }
}
