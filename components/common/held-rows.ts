type HeldRows<Row> = {
  rows: readonly Row[];
  /** Rows that came, went or moved meanwhile. */
  waiting: number;
};

/** Rows in the order and the set in which they were held, each as it is now; and how much is held back by that. */
export function heldRows<Row>(
  held: readonly Row[],
  latest: readonly Row[],
  keyOf: (row: Row) => string,
): HeldRows<Row> {
  const now = new Map(latest.map((row) => [keyOf(row), row]));
  const gone = held.filter((row) => !now.has(keyOf(row)));
  const come = latest.length - (held.length - gone.length);
  const moved =
    gone.length + come > 0
      ? 0
      : held.filter((row, index) => keyOf(row) !== latestKey(latest[index], keyOf)).length;
  return {
    rows: held.map((row) => now.get(keyOf(row)) ?? row),
    waiting: gone.length + come + moved,
  };
}

function latestKey<Row>(row: Row | undefined, keyOf: (row: Row) => string): string | null {
  return row === undefined ? null : keyOf(row);
}
