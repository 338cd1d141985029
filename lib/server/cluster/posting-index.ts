import 'server-only';

const nobody: ReadonlySet<string> = new Set();

/**
 * uids by a key that several rows share. It holds uids, so that a row replaced under the same keys costs nothing,
 * and a key with a single uid holds no set, which is the usual case for owners.
 */
export class PostingIndex {
  readonly #postings = new Map<string, string | Set<string>>();
  #keysVersion = 0;

  uids(key: string): ReadonlySet<string> {
    const posting = this.#postings.get(key);
    if (posting === undefined) return nobody;
    return typeof posting === 'string' ? new Set([posting]) : posting;
  }

  keys(): IterableIterator<string> {
    return this.#postings.keys();
  }

  /** Grows when a key comes or goes. */
  get keysVersion(): number {
    return this.#keysVersion;
  }

  /** How many rows have this key. */
  count(key: string): number {
    const posting = this.#postings.get(key);
    return posting === undefined ? 0 : typeof posting === 'string' ? 1 : posting.size;
  }

  /** Moves a row from the keys it had to those it has. Equal keys may repeat in either. */
  move(uid: string, from: readonly string[], to: readonly string[]): void {
    for (const key of from) if (!to.includes(key)) this.#remove(key, uid);
    for (const key of to) if (!from.includes(key)) this.#add(key, uid);
  }

  #add(key: string, uid: string): void {
    const posting = this.#postings.get(key);
    if (posting === undefined) {
      this.#postings.set(key, uid);
      this.#keysVersion += 1;
    } else if (typeof posting !== 'string') posting.add(uid);
    else if (posting !== uid) this.#postings.set(key, new Set([posting, uid]));
  }

  #remove(key: string, uid: string): void {
    const posting = this.#postings.get(key);
    const isLast = typeof posting === 'string' ? posting === uid : posting?.delete(uid) && posting.size === 0;
    if (!isLast) return;
    this.#postings.delete(key);
    this.#keysVersion += 1;
  }
}
