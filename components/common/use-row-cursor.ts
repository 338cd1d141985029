'use client';

import { useState, type RefObject } from 'react';
import { toggled, type Expansion, type Selection } from './data-table-types.ts';
import { useKeys } from './use-keys.ts';

type RowCursorInput<Row> = {
  /** Rows are found by their place in it: keys in the markup would weigh more than the names. */
  body: RefObject<HTMLTableSectionElement | null>;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  selection: Selection<Row> | undefined;
  expansion: Expansion<Row> | undefined;
};

/** The row that keys act on. Moving it moves the focus too, so that Tab goes on from there. */
export function useRowCursor<Row>({ body, rows, keyOf, selection, expansion }: RowCursorInput<Row>) {
  const [key, setKey] = useState<string | null>(null);
  const keys = rows.map(keyOf);
  const at = key === null ? -1 : keys.indexOf(key);

  const move = (step: 1 | -1) => {
    const nextAt = Math.min(Math.max(at + step, 0), keys.length - 1);
    const next = keys[nextAt];
    if (next === undefined) return;
    setKey(next);
    const row = body.current?.querySelectorAll<HTMLElement>(':scope > [data-row]')[nextAt];
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  };

  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ...(selection !== undefined && {
      x: () => key !== null && selection.onChange(toggled(selection.chosen, key)),
    }),
    ...(expansion !== undefined && {
      e: () => key !== null && expansion.onChange(toggled(expansion.open, key)),
    }),
  });

  return { key, moveTo: setKey };
}
