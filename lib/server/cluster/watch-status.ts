import 'server-only';
import type { Clock } from '#lib/server/clock.ts';
import type { FreshnessState, WatchFreshness } from '#lib/server/cluster/freshness.ts';
import type { ResourceName } from '#lib/server/cluster/resources.ts';

type Collection = { resource: ResourceName; namespace: string | null };

/** What can be said about how fresh one watch is; told onwards when it changes, not with every byte. */
export class WatchStatus {
  readonly #clock: Clock;
  readonly #collection: Collection;
  readonly #tell: (freshness: WatchFreshness) => void;
  #now: WatchFreshness;
  #heardAt: number;
  #hasRows = false;

  constructor(collection: Collection, clock: Clock, tell: (freshness: WatchFreshness) => void) {
    this.#clock = clock;
    this.#collection = { resource: collection.resource, namespace: collection.namespace };
    this.#tell = tell;
    this.#heardAt = clock.now();
    this.#now = this.#made('catching-up', this.#heardAt, `Reading ${this.#what()} from the cluster.`, null);
  }

  freshness(): WatchFreshness {
    return this.#now;
  }

  heard(): void {
    this.#heardAt = this.#clock.now();
  }

  listing(): void {
    const again = this.#hasRows ? ' again; what is shown may be a moment old' : ' from the cluster';
    this.#set('catching-up', this.#clock.now(), `Reading ${this.#what()}${again}.`, null);
  }

  listed(): void {
    this.#hasRows = true;
  }

  /** The watch is open. */
  live(): void {
    this.heard();
    if (this.#now.state === 'live') return;
    this.#set('live', this.#heardAt, `${capital(this.#what())} are live.`, null);
  }

  /** A list has just been read that has to do until the next one, in epoch milliseconds; the watch is not allowed. */
  polled(nextTryAt: number): void {
    this.heard();
    const { resource } = this.#collection;
    const sentence = `${capital(this.#what())} are polled every 30 s: "watch ${resource}" is not allowed.`;
    this.#set('polled', this.#heardAt, sentence, nextTryAt);
  }

  /** Broken; `nextTryAt` in epoch milliseconds. */
  broken(why: string, nextTryAt: number): void {
    if (this.#hasRows) this.#set('stale', this.#heardAt, why, nextTryAt);
    else this.#set('disconnected', this.#clock.now(), why, nextTryAt);
  }

  forbidden(why: string, nextTryAt: number): void {
    this.#hasRows = false;
    this.#set('forbidden', this.#clock.now(), why, nextTryAt);
  }

  #set(state: FreshnessState, since: number, sentence: string, nextTryAt: number | null): void {
    const same = state === this.#now.state && state !== 'live' && state !== 'polled';
    this.#now = this.#made(state, same ? this.#now.since : since, sentence, nextTryAt);
    this.#tell(this.#now);
  }

  #made(state: FreshnessState, since: number, sentence: string, nextTryAt: number | null): WatchFreshness {
    return { ...this.#collection, state, since, sentence, nextTryAt };
  }

  #what(): string {
    const { resource, namespace } = this.#collection;
    return namespace === null ? resource : `${resource} in ${namespace}`;
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
