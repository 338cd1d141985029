import 'server-only';
import type { Clock } from '#lib/server/clock.ts';
import type { WatchPlan } from '#lib/server/cluster/watch-plan.ts';

/**
 * A server that has just started refuses everybody until it has read its roles, so a right that was there is not
 * believed lost before it was refused for this long. Milliseconds.
 */
const doubt = 5_000;

/** How long lists stand in for a watch that is not allowed before it is asked for again. Milliseconds. */
const untilNextTry = 5 * 60_000;

/** What is known of the rights to one collection; the right to watch may be missing where that to list is there. */
export class WatchRight {
  readonly #clock: Clock;
  #known: 'nothing' | 'list' | 'watch' = 'nothing';
  #refusedSince: number | null = null;
  #watchAgainAt: number | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether lists have to stand in for the watch for now. */
  get isListOnly(): boolean {
    return this.#watchAgainAt !== null && this.#clock.now() < this.#watchAgainAt;
  }

  allowed(what: 'list' | 'watch'): void {
    this.#known = what;
    this.#refusedSince = null;
    if (what === 'watch') this.#watchAgainAt = null;
  }

  /** The plan after a failure, or another try where a refusal may be that of a server that is still starting. */
  believed(plan: WatchPlan, random: () => number): WatchPlan {
    if (plan.outcome !== 'watch-refused' && plan.outcome !== 'list-refused') {
      this.#refusedSince = null;
      return plan;
    }
    const refused = plan.outcome === 'watch-refused' ? 'watch' : 'list';
    if (this.#isDoubtful(refused)) return retrySoon(random);
    this.#known = 'nothing';
    this.#refusedSince = null;
    // Without the watch lists stand in for it; without the list nothing does.
    this.#watchAgainAt = refused === 'watch' ? this.#clock.now() + untilNextTry : null;
    return plan;
  }

  /** What was allowed is not refused for long yet. */
  #isDoubtful(refused: 'list' | 'watch'): boolean {
    if (this.#known === 'nothing' || (refused === 'watch' && this.#known === 'list')) return false;
    const now = this.#clock.now();
    this.#refusedSince ??= now;
    return now - this.#refusedSince < doubt;
  }
}

function retrySoon(random: () => number): WatchPlan {
  const sentence = 'The API server refuses what it allowed before: Pullport asks again.';
  return { wait: 500 + 500 * random(), next: 'resume', outcome: 'retry', sentence };
}
