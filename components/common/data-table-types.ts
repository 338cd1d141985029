import type { ReactNode } from 'react';

/**
 * Where a cell goes when rows become cards (below 720 px): `lead` first, `aside` at its right, `title` on a line of
 * its own, then `line`s, then the one `action` across the card. Cells that say nothing there are `hidden`.
 */
export type CardPlace = 'lead' | 'aside' | 'title' | 'line' | 'action' | 'hidden';

export type SortLink = { href: string; direction: 'ascending' | 'descending' | 'none' };

export type Column<Row> = {
  id: string;
  head: string;
  cell: (row: Row) => ReactNode;
  card: CardPlace;
  /** A CSS width; columns without one share the rest. */
  width?: string;
  align?: 'start' | 'end';
  sort?: SortLink;
};

/** Rows that are chosen, by key. `nameOf` names a row for readers: "Select checkout-api". */
export type Selection<Row> = {
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
  nameOf: (row: Row) => string;
};

/** Rows that are opened in place, by key. */
export type Expansion<Row> = {
  open: ReadonlySet<string>;
  onChange: (open: ReadonlySet<string>) => void;
  /** "Containers of checkout-api-8kq2m". */
  nameOf: (row: Row) => string;
  content: (row: Row) => ReactNode;
};

/** The same set with one key put in or taken out. */
export function toggled<Key extends string>(keys: ReadonlySet<Key>, key: Key): ReadonlySet<Key> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}
