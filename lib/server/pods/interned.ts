import 'server-only';

/** Small numbers for names, so that counting facets over 50,000 pods is counting in arrays. */
export class Interned {
  readonly #ids = new Map<string, number>();
  readonly #names: string[] = [];

  /** The number of a name, made on first sight. */
  id(name: string): number {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = this.#names.length;
    this.#ids.set(name, id);
    this.#names.push(name);
    return id;
  }

  /** The number of a name that was seen before, or -1. */
  find(name: string): number {
    return this.#ids.get(name) ?? -1;
  }

  name(id: number): string {
    return this.#names[id] ?? '';
  }

  get size(): number {
    return this.#names.length;
  }

  names(): readonly string[] {
    return this.#names;
  }
}
