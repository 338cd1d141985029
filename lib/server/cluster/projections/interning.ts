import 'server-only';

const mostKept = 50_000;

/**
 * Keeps one copy of equal texts and lists. Pods of one cluster share nearly all of theirs. When full it starts over:
 * what records hold stays with them.
 */
export class Interner {
  readonly #texts = new Map<string, string>();
  readonly #lists = new Map<string, readonly string[]>();

  text(value: string): string {
    const known = this.#texts.get(value);
    if (known !== undefined) return known;
    if (this.#texts.size >= mostKept) this.#texts.clear();
    this.#texts.set(value, value);
    return value;
  }

  list(values: readonly string[]): readonly string[] {
    if (values.length === 0) return empty;
    const key = values.join('\n');
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    if (this.#lists.size >= mostKept) this.#lists.clear();
    const kept = Object.freeze(values.map((value) => this.text(value)));
    this.#lists.set(key, kept);
    return kept;
  }
}

const empty: readonly string[] = Object.freeze([]);
