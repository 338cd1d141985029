import 'server-only';

/** Above this many uids a set is smaller and quicker than an exact list. */
const longestList = 8;
const nobody: readonly string[] = [];

type Posting = readonly string[] | Set<string>;

/**
 * uids by a key that several rows share. It holds uids, so that a row replaced under the same keys costs nothing, and
 * short exact lists where a set would be mostly empty room: most owners have a handful of pods.
 */
export class PostingIndex {
  readonly #postings = new Map<string, Posting>();
  #keysVersion = 0;

  uids(key: string): Iterable<string> {
    return this.#postings.get(key) ?? nobody;
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
    if (posting === undefined) return 0;
    return posting instanceof Set ? posting.size : posting.length;
  }

  /** Moves a row from the keys it had to those it has. Equal keys may repeat in either. */
  move(uid: string, from: readonly string[], to: readonly string[]): void {
    for (const key of from) if (!to.includes(key)) this.#remove(key, uid);
    for (const key of to) if (!from.includes(key)) this.#add(key, uid);
  }

  #add(key: string, uid: string): void {
    const posting = this.#postings.get(key);
    if (posting === undefined) {
      this.#postings.set(key, [uid]);
      this.#keysVersion += 1;
    } else if (posting instanceof Set) posting.add(uid);
    else if (!posting.includes(uid)) {
      this.#postings.set(
        key,
        posting.length < longestList ? posting.concat(uid) : new Set([...posting, uid]),
      );
    }
  }

  #remove(key: string, uid: string): void {
    const posting = this.#postings.get(key);
    if (posting === undefined) return;
    if (posting instanceof Set) posting.delete(uid);
    else
      this.#postings.set(
        key,
        posting.filter((each) => each !== uid),
      );
    if (this.count(key) > 0) return;
    this.#postings.delete(key);
    this.#keysVersion += 1;
  }
}
