import 'server-only';
import type { WatchFreshness } from '#lib/server/cluster/freshness.ts';
import type { Watch } from '#lib/server/cluster/watch.ts';

/** Starts the watch of one resource over a namespace, or over all (null). */
export type StartWatch = (
  namespace: string | null,
  onFreshness: (freshness: WatchFreshness) => void,
) => Watch;

export type ScopedOptions = {
  scope: 'namespaced' | 'cluster';
  start: StartWatch;
  /** The namespaces to follow one by one where the whole may not be listed. */
  namespaces: () => readonly string[];
  onChange: () => void;
};

/**
 * Follows one resource over the whole cluster or, while that is forbidden, over the namespaces given. The watch over
 * the whole stays and asks again from time to time; once it may, the others end.
 */
export class ScopedWatches {
  readonly #options: ScopedOptions;
  readonly #whole: Watch;
  readonly #single = new Map<string, Watch>();
  #isClosed = false;
  #willSettle = false;

  constructor(options: ScopedOptions) {
    this.#options = options;
    this.#whole = options.start(null, () => this.#look());
  }

  /** One entry over all, or one per namespace followed. */
  freshness(): WatchFreshness[] {
    const whole = this.#whole.freshness();
    if (whole.state !== 'forbidden' || this.#single.size === 0) return [whole];
    return [...this.#single.values()].map((watch) => watch.freshness());
  }

  /** Whether all that can be read has been read once. */
  get isSettled(): boolean {
    return this.freshness().every(({ state }) => state !== 'catching-up' && state !== 'disconnected');
  }

  /** To be called when the namespaces to follow may have changed. */
  follow(): void {
    this.#look();
  }

  close(): void {
    this.#isClosed = true;
    this.#whole.close();
    for (const watch of this.#single.values()) watch.close();
  }

  #look(): void {
    // Later, because the first freshness comes while the watch is still being made, and once for a list of namespaces.
    if (this.#willSettle) return;
    this.#willSettle = true;
    queueMicrotask(() => {
      this.#willSettle = false;
      if (!this.#isClosed) this.#settle();
    });
  }

  #settle(): void {
    const { scope, namespaces, start, onChange } = this.#options;
    const state = this.#whole.freshness().state;
    const wanted = new Set(scope === 'namespaced' && state === 'forbidden' ? namespaces() : []);
    // While the whole is being read again its parts stay, so that no row is lost in between.
    const isOver = state === 'live' || state === 'polled' || wanted.size > 0;
    for (const [namespace, watch] of this.#single) {
      if (!isOver || wanted.has(namespace)) continue;
      watch.close();
      this.#single.delete(namespace);
    }
    for (const namespace of wanted) {
      if (!this.#single.has(namespace)) this.#single.set(namespace, start(namespace, onChange));
    }
    onChange();
  }
}
