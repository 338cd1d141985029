import { type ResourceName } from './kinds.ts';
import { type KubeObject } from './objects.ts';
import { type StoredObject } from './stored-object.ts';

/** One change of the store. `object` of a DELETED event is the last state under the deletion's version. */
export type StoreEvent = {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  resource: ResourceName;
  version: number;
  object: KubeObject;
  previous: KubeObject | null;
  stored: StoredObject;
  storedBefore: StoredObject | null;
};

/** The latest changes of one resource, so that a watch can resume from a version it has seen. */
export class History {
  readonly #limit: number;
  #events: StoreEvent[] = [];
  #floor = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  push(event: StoreEvent): void {
    this.#events.push(event);
    // Trimmed in halves: shifting one by one would move the whole array at every change.
    if (this.#events.length > this.#limit * 2) this.#drop(this.#events.length - this.#limit);
  }

  /** The events after `version`, or null when some of them are forgotten (410). */
  since(version: number): StoreEvent[] | null {
    if (version < this.#floor) return null;
    let from = this.#events.length;
    while (from > 0 && (this.#events[from - 1]?.version ?? 0) > version) from -= 1;
    return this.#events.slice(from);
  }

  /** Forgets everything up to and including `version`. */
  compact(version: number): void {
    const kept = this.#events.findIndex((event) => event.version > version);
    this.#drop(kept < 0 ? this.#events.length : kept);
    this.#floor = Math.max(this.#floor, version);
  }

  #drop(count: number): void {
    const last = this.#events[count - 1];
    if (last === undefined) return;
    this.#floor = Math.max(this.#floor, last.version);
    this.#events = this.#events.slice(count);
  }
}
