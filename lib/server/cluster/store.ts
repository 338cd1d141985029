import 'server-only';
import { textAt, objectAt, type JsonObject } from '#lib/server/cluster/json.ts';
import { PostingIndex } from '#lib/server/cluster/posting-index.ts';
import { Rows, type EventType, type RowChange, type Stored } from '#lib/server/cluster/reducer.ts';

/** Makes the kept record of an API object; `before` is what it replaces, so that equal parts can be shared. */
export type Projection<T> = (object: JsonObject, before: T | null) => T;

/** Keys of a record in an index of the store. */
export type IndexKeys<T> = (record: T) => readonly string[];

/** Called after each change, in order. Must be quick: it runs inside the watch. */
export type StoreListener<T> = (change: RowChange<T>) => void;

/** Where a watch puts what it reads; see watch.ts. */
export type CollectionSink = {
  /** A list begins: what it does not name is gone once it has ended. Called again when a list starts over. */
  listing(): void;
  listed(object: JsonObject): void;
  listEnded(): void;
  event(type: EventType, object: JsonObject): void;
  /** The right to see this collection is gone, and with it everything in it. */
  forget(): void;
};

/** Projected, indexed rows of one resource, kept live by the sinks it hands out. */
export class LiveStore<T extends Stored, Index extends string = never> {
  readonly #rows = new Rows<T>();
  readonly #project: Projection<T>;
  readonly #keysOf: readonly [Index, IndexKeys<T>][];
  readonly #indexes: ReadonlyMap<Index, PostingIndex>;
  readonly #listeners = new Set<StoreListener<T>>();
  #version = 0;

  constructor(project: Projection<T>, indexes: Record<Index, IndexKeys<T>>) {
    this.#project = project;
    // Object.entries widens its keys to string.
    this.#keysOf = Object.entries(indexes) as [Index, IndexKeys<T>][];
    this.#indexes = new Map(this.#keysOf.map(([name]) => [name, new PostingIndex()]));
  }

  /** Grows with every change; equal versions mean equal rows. */
  get version(): number {
    return this.#version;
  }

  get size(): number {
    return this.#rows.byUid.size;
  }

  get(uid: string): T | null {
    return this.#rows.byUid.get(uid) ?? null;
  }

  /** `namespace` is '' for cluster-scoped resources. */
  find(namespace: string, name: string): T | null {
    return this.#rows.byName.get(namespace)?.get(name) ?? null;
  }

  values(): IterableIterator<T> {
    return this.#rows.byUid.values();
  }

  inNamespace(namespace: string): IterableIterator<T> {
    return (this.#rows.byName.get(namespace) ?? new Map<string, T>()).values();
  }

  /** How many rows a namespace has. */
  countInNamespace(namespace: string): number {
    return this.#rows.byName.get(namespace)?.size ?? 0;
  }

  /** Namespaces that have rows. */
  namespaces(): IterableIterator<string> {
    return this.#rows.byName.keys();
  }

  /** Rows that have `key` in an index. */
  by(index: Index, key: string): T[] {
    const rows: T[] = [];
    for (const uid of this.#index(index).uids(key)) {
      const row = this.#rows.byUid.get(uid);
      if (row !== undefined) rows.push(row);
    }
    return rows;
  }

  /** Every key of an index. */
  keys(index: Index): IterableIterator<string> {
    return this.#index(index).keys();
  }

  /** Grows when a key of an index comes or goes; equal versions mean equal keys. */
  keysVersion(index: Index): number {
    return this.#index(index).keysVersion;
  }

  /** How many rows have `key` in an index. */
  count(index: Index, key: string): number {
    return this.#index(index).count(key);
  }

  /** The answer ends the subscription. */
  subscribe(listener: StoreListener<T>): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The write door of one watch over `namespace` (null: over all). */
  sink(namespace: string | null): CollectionSink {
    let seen = new Set<string>();
    // Rows of another sink in the same place are not this one's to forget.
    let holds = false;
    return {
      listing: () => {
        this.#rows.listing();
        seen = new Set();
      },
      listed: (object) => {
        const key = keyOf(object);
        seen.add(key.uid);
        holds = true;
        this.#commit(this.#rows.list(key, (before) => this.#project(object, before)));
      },
      listEnded: () => {
        this.#commit(this.#rows.retain(namespace, seen));
        seen = new Set();
      },
      event: (type, object) => {
        holds = true;
        this.#commit(this.#rows.apply(type, keyOf(object), (before) => this.#project(object, before)));
      },
      forget: () => {
        if (!holds) return;
        holds = false;
        this.#commit(this.#rows.retain(namespace, new Set()));
      },
    };
  }

  #commit(changes: readonly RowChange<T>[]): void {
    for (const change of changes) {
      this.#version += 1;
      const uid = (change.after ?? change.before)?.uid ?? '';
      for (const [name, keysOf] of this.#keysOf) {
        this.#index(name).move(
          uid,
          change.before === null ? [] : keysOf(change.before),
          change.after === null ? [] : keysOf(change.after),
        );
      }
      for (const listener of this.#listeners) listener(change);
    }
  }

  #index(name: Index): PostingIndex {
    const index = this.#indexes.get(name);
    if (index === undefined) throw new RangeError(`The store has no index ${name}.`);
    return index;
  }
}

function keyOf(object: JsonObject): Stored {
  const metadata = objectAt(object, 'metadata');
  return {
    uid: textAt(metadata, 'uid'),
    namespace: textAt(metadata, 'namespace'),
    name: textAt(metadata, 'name'),
    resourceVersion: textAt(metadata, 'resourceVersion'),
  };
}
