import 'server-only';

export type Compare<Row> = (left: Row, right: Row) => number;

/**
 * Rows kept in order while they come and go, so that a page of 50,000 rows needs no sort.
 * `compare` must be a total order (no two rows equal), and a row must not change while it is in here.
 */
export class SortedRows<Row> {
  readonly #compare: Compare<Row>;
  readonly #rows: Row[];

  constructor(compare: Compare<Row>, rows: Iterable<Row>) {
    this.#compare = compare;
    this.#rows = [...rows].sort(compare);
  }

  add(row: Row): void {
    this.#rows.splice(this.#place(row), 0, row);
  }

  remove(row: Row): void {
    const place = this.#place(row);
    if (this.#rows[place] === row) this.#rows.splice(place, 1);
  }

  /** In order; do not keep it over an await, it is the array itself. */
  rows(): readonly Row[] {
    return this.#rows;
  }

  /** The first place whose row is not before this one. */
  #place(row: Row): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const candidate = this.#rows[middle];
      if (candidate !== undefined && this.#compare(candidate, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
