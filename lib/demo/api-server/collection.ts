import { History, type StoreEvent } from './history.ts';
import { type StoredObject } from './stored-object.ts';

/** The objects of one resource by key, in order, with what they were. */
export class Collection {
  readonly #history: History;
  readonly #objects = new Map<string, StoredObject>();
  /** Kept while no object comes or goes: sorting 50,000 keys after every change would be felt. */
  #keys: string[] | null = null;
  #sorted: readonly StoredObject[] | null = null;

  constructor(historyLimit: number) {
    this.#history = new History(historyLimit);
  }

  get(key: string): StoredObject | undefined {
    return this.#objects.get(key);
  }

  /** All objects in the order of their keys. The array is never changed. */
  sorted(): readonly StoredObject[] {
    if (this.#sorted === null) {
      this.#keys ??= [...this.#objects.keys()].sort();
      this.#sorted = inOrder(this.#objects, this.#keys);
    }
    return this.#sorted;
  }

  /** Takes a change in. */
  apply(event: StoreEvent): void {
    const { type, stored } = event;
    if (type === 'DELETED') this.#objects.delete(stored.key);
    else this.#objects.set(stored.key, stored);
    this.#sorted = null;
    if (type !== 'MODIFIED') this.#keys = null;
    this.#history.push(event);
  }

  /** The changes after `version`, null when they are no longer all known. */
  since(version: number): StoreEvent[] | null {
    return this.#history.since(version);
  }

  /** The state at `version`, told by undoing what came after; null when that is forgotten. */
  at(version: number): readonly StoredObject[] | null {
    const undone = this.since(version)?.reverse();
    if (undone === undefined) return null;
    const objects = new Map(this.#objects);
    for (const { stored, storedBefore } of undone) {
      if (storedBefore === null) objects.delete(stored.key);
      else objects.set(stored.key, storedBefore);
    }
    return inOrder(objects, [...objects.keys()].sort());
  }

  /** Forgets the changes up to and including `version`. */
  compact(version: number): void {
    this.#history.compact(version);
  }
}

function inOrder(objects: ReadonlyMap<string, StoredObject>, keys: readonly string[]): StoredObject[] {
  const sorted: StoredObject[] = [];
  for (const key of keys) {
    const stored = objects.get(key);
    if (stored !== undefined) sorted.push(stored);
  }
  return sorted;
}
