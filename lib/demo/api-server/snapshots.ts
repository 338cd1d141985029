import { type Clock } from '#lib/demo/clock.ts';
import { type ResourceName } from './kinds.ts';
import { type ObjectStore } from './store.ts';
import { type StoredObject } from './stored-object.ts';

const LIFETIME = 5 * 60_000;
const MOST = 32;

type Snapshot = { items: readonly StoredObject[]; until: number };

/** States of the store that a paged list may come back to, for five minutes as etcd keeps them. */
export class Snapshots {
  readonly #store: ObjectStore;
  readonly #clock: Clock;
  readonly #kept = new Map<string, Snapshot>();

  constructor(store: ObjectStore) {
    this.#store = store;
    this.#clock = store.clock;
  }

  /** Keeps the present state of `resource` for later pages. */
  keep(resource: ResourceName): void {
    const key = `${resource}@${this.#store.version}`;
    this.#kept.delete(key);
    this.#kept.set(key, { items: this.#store.stored(resource), until: this.#clock.now() + LIFETIME });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST && oldest !== undefined) this.#kept.delete(oldest);
  }

  /** The state of `resource` at `version`, null when it is gone (410). */
  at(resource: ResourceName, version: number): readonly StoredObject[] | null {
    if (version === this.#store.version) return this.#store.stored(resource);
    const kept = this.#kept.get(`${resource}@${version}`);
    if (kept !== undefined && kept.until > this.#clock.now()) return kept.items;
    return kept === undefined ? this.#store.storedAt(resource, version) : null;
  }

  /** Forgets every state, so that paged lists under way answer 410. */
  clear(): void {
    this.#kept.clear();
  }
}
