import 'server-only';

/** What every followed object has. `namespace` is '' for cluster-scoped ones. */
export type Stored = { uid: string; namespace: string; name: string; resourceVersion: string };

/** One row that is no longer what it was; `before` and `after` are never both null. */
export type RowChange<T> = { before: T | null; after: T | null };

export type EventType = 'ADDED' | 'MODIFIED' | 'DELETED';

const remembered = 8192;

/**
 * The rows of one resource, folded from lists and watch events. No I/O, no clock.
 *
 * Versions are compared for equality only, as the API demands. An event is ignored when its version is the row's own,
 * when it was replaced here before, or when its uid was deleted here before (a uid never comes back): so repeated,
 * late and interleaved events end in the same rows. A list is believed whatever it says, and so is what follows it.
 */
export class Rows<T extends Stored> {
  readonly byUid = new Map<string, T>();
  readonly byName = new Map<string, Map<string, T>>();
  readonly #past = new RecentSet(remembered);

  /** A watch event. `build` is called only where the event is news; it gets the row that is replaced. */
  apply(type: EventType, key: Stored, build: (before: T | null) => T): RowChange<T>[] {
    if (type === 'DELETED') return this.#delete(key);
    const before = this.byUid.get(key.uid) ?? null;
    if (before?.resourceVersion === key.resourceVersion) return [];
    if (this.#past.has(key.uid) || this.#past.has(versionKey(key))) return [];
    return this.#put(key, before, build);
  }

  /** A list begins: what was deleted or replaced before no longer counts against what is told from here on. */
  listing(): void {
    this.#past.clear();
  }

  /** An object of a list: as it is now. */
  list(key: Stored, build: (before: T | null) => T): RowChange<T>[] {
    this.#past.delete(key.uid);
    const before = this.byUid.get(key.uid) ?? null;
    if (before?.resourceVersion === key.resourceVersion) return [];
    return this.#put(key, before, build);
  }

  /** Takes out every row of `namespace` (null: of all) whose uid is not in `keep`. */
  retain(namespace: string | null, keep: ReadonlySet<string>): RowChange<T>[] {
    const changes: RowChange<T>[] = [];
    const rows = namespace === null ? this.byUid.values() : (this.byName.get(namespace)?.values() ?? []);
    for (const row of [...rows]) if (!keep.has(row.uid)) changes.push(this.#remove(row));
    return changes;
  }

  #put(key: Stored, before: T | null, build: (before: T | null) => T): RowChange<T>[] {
    const changes: RowChange<T>[] = [];
    const names = this.#namesOf(key.namespace);
    const namesake = names.get(key.name);
    // The deletion of a namesake was missed: a new uid under an old name is another object.
    if (namesake !== undefined && namesake.uid !== key.uid) {
      this.#past.add(namesake.uid);
      changes.push(this.#remove(namesake));
    }
    if (before !== null) this.#past.add(versionKey(before));
    const after = build(before);
    this.byUid.set(after.uid, after);
    this.#namesOf(after.namespace).set(after.name, after);
    changes.push({ before, after });
    return changes;
  }

  #delete(key: Stored): RowChange<T>[] {
    this.#past.add(key.uid);
    const row = this.byUid.get(key.uid);
    return row === undefined ? [] : [this.#remove(row)];
  }

  #remove(row: T): RowChange<T> {
    this.byUid.delete(row.uid);
    const names = this.byName.get(row.namespace);
    if (names?.get(row.name) === row) names.delete(row.name);
    if (names?.size === 0) this.byName.delete(row.namespace);
    return { before: row, after: null };
  }

  #namesOf(namespace: string): Map<string, T> {
    const known = this.byName.get(namespace);
    if (known !== undefined) return known;
    const names = new Map<string, T>();
    this.byName.set(namespace, names);
    return names;
  }
}

function versionKey({ uid, resourceVersion }: Stored): string {
  return `${uid}@${resourceVersion}`;
}

/** The last things added, up to twice `limit` of them: two halves, the older one dropped when the newer is full. */
class RecentSet {
  readonly #limit: number;
  #newer = new Set<string>();
  #older = new Set<string>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  has(value: string): boolean {
    return this.#newer.has(value) || this.#older.has(value);
  }

  add(value: string): void {
    if (this.#newer.size >= this.#limit) {
      this.#older = this.#newer;
      this.#newer = new Set();
    }
    this.#newer.add(value);
  }

  clear(): void {
    this.#newer.clear();
    this.#older.clear();
  }

  delete(value: string): void {
    this.#newer.delete(value);
    this.#older.delete(value);
  }
}
