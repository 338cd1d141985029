import { type StoreEvent } from './history.ts';
import type { ResourceName } from './kinds.ts';

export type StoreListener = (event: StoreEvent) => void;

/** Tells of changes in their order, whatever the listeners write meanwhile. */
export class Announcer {
  readonly #listeners = new Map<ResourceName | '*', Set<StoreListener>>();
  readonly #untold: StoreEvent[] = [];
  #telling = false;

  /** Tells `listener` every later change of `resource` ('*': of all). The answer ends it. */
  subscribe(resource: ResourceName | '*', listener: StoreListener): () => void {
    const listeners = this.#listeners.get(resource) ?? new Set();
    this.#listeners.set(resource, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  // A listener may write: what it causes is told after everyone heard of the first change.
  tell(event: StoreEvent): void {
    this.#untold.push(event);
    if (this.#telling) return;
    this.#telling = true;
    try {
      for (let next = this.#untold.shift(); next !== undefined; next = this.#untold.shift()) {
        for (const listener of this.#listenersOf(next.resource)) listener(next);
      }
    } finally {
      this.#telling = false;
    }
  }

  #listenersOf(resource: ResourceName): StoreListener[] {
    return [...(this.#listeners.get(resource) ?? []), ...(this.#listeners.get('*') ?? [])];
  }
}
