'use client';

import { useState } from 'react';
import { heldRows } from './held-rows.ts';

type HeldRowsInput<Row> = {
  /** Which filter, sort and page this is; another one is shown at once. */
  view: string;
  rows: readonly Row[];
  /** False while the rows of the view before still stand in for this one's. */
  isSettled: boolean;
  keyOf: (row: Row) => string;
};

/** Keeps rows where they are while the pointer is over them, so that nobody clicks what just moved there. */
export function useHeldRows<Row>({ view, rows, isSettled, keyOf }: HeldRowsInput<Row>) {
  const [held, setHeld] = useState<{ view: string; rows: readonly Row[] } | null>(null);
  const isHeld = held !== null && held.view === view;
  // A table that went with its view never told that the pointer left it.
  if (held !== null && !isHeld) setHeld(null);
  const shown = isHeld ? heldRows(held.rows, rows, keyOf) : { rows, waiting: 0 };
  return {
    ...shown,
    hold: {
      onPointerMove: () => {
        if (!isHeld && isSettled) setHeld({ view, rows });
      },
      onPointerLeave: () => setHeld(null),
    },
  };
}
