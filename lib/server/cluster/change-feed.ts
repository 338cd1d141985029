import 'server-only';
import type { ResourceName } from '#lib/server/cluster/resources.ts';
import type { Stored } from '#lib/server/cluster/reducer.ts';
import type { LiveStore } from '#lib/server/cluster/store.ts';

/** What changed in one resource, gathered over a microtask. */
export type LiveChange = {
  resource: ResourceName;
  /** uid → namespace ('' where cluster-scoped), gone ones included. */
  changed: ReadonlyMap<string, string>;
};

export type LiveListener = (change: LiveChange) => void;

/** Tells listeners which rows changed: once per burst, so that a list being read is not told row by row. */
export class ChangeFeed {
  readonly #listeners = new Set<LiveListener>();
  #gathered = new Map<ResourceName, Map<string, string>>();

  watch<T extends Stored, Index extends string>(resource: ResourceName, store: LiveStore<T, Index>): void {
    store.subscribe(({ before, after }) => {
      const row = after ?? before;
      if (row !== null && this.#listeners.size > 0) this.#gather(resource, row);
    });
  }

  subscribe(listener: LiveListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #gather(resource: ResourceName, row: Stored): void {
    if (this.#gathered.size === 0) queueMicrotask(() => this.#tell());
    const changed = this.#gathered.get(resource) ?? new Map<string, string>();
    this.#gathered.set(resource, changed.set(row.uid, row.namespace));
  }

  #tell(): void {
    const gathered = this.#gathered;
    this.#gathered = new Map();
    for (const [resource, changed] of gathered) {
      for (const listener of this.#listeners) listener({ resource, changed });
    }
  }
}
