/** A seeded source of chance: the same seed tells the same story. */
export type Random = {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [0, below). */
  integer(below: number): number;
  /** One of `items`, which must not be empty. */
  pick<Item>(items: readonly Item[]): Item;
  /** A version 4 UUID. */
  uuid(): string;
  /** A suffix as generateName appends it: letters and digits that spell no words. */
  suffix(length: number): string;
};

// apimachinery pkg/util/rand: no vowels, no 0, 1, 3, so that no word appears.
const SUFFIX_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** Makes a source of chance from `seed` (mulberry32: small, fast, good enough for stories). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  const integer = (below: number): number => Math.floor(next() * below);

  return {
    next,
    integer,
    pick(items) {
      const item = items[integer(items.length)];
      if (item === undefined) throw new RangeError('Nothing to pick from: give at least one item.');
      return item;
    },
    uuid: () => uuidOf(integer),
    suffix: (length) =>
      Array.from({ length }, () => SUFFIX_ALPHABET[integer(SUFFIX_ALPHABET.length)]).join(''),
  };
}

function uuidOf(integer: (below: number) => number): string {
  const hex = Array.from({ length: 32 }, () => integer(16));
  hex[12] = 4;
  hex[16] = 8 + ((hex[16] ?? 0) % 4);
  const digits = hex.map((digit) => digit.toString(16)).join('');
  const cuts = [0, 8, 12, 16, 20, 32];
  return cuts
    .slice(1)
    .map((end, index) => digits.slice(cuts[index], end))
    .join('-');
}
