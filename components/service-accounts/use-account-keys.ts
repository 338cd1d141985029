'use client';
import { useKeys } from '#components/common/use-keys.ts';
import type { AccountRow } from '#lib/api/service-accounts.ts';
import type { RowActions } from './account-page-types.ts';

type AccountKeys = {
  rows: readonly AccountRow[];
  chosenRows: readonly AccountRow[];
  keyOf: (row: AccountRow) => string;
  openPanel: RowActions['openPanel'];
};

/** `l` links and `u` unlinks: what is chosen, else the row under the cursor. */
export function useAccountKeys({ rows, chosenRows, keyOf, openPanel }: AccountKeys): void {
  const meant = () => {
    if (chosenRows.length > 0) return chosenRows;
    // The cursor is the table's own; its row carries the mark.
    const cursor = document.querySelector<HTMLElement>('tr[data-cursor]')?.dataset['row'];
    return rows.filter((row) => keyOf(row) === cursor);
  };
  const open = (action: 'link' | 'unlink') => {
    const accounts = meant();
    if (accounts.length > 0) openPanel({ action, accounts });
  };
  useKeys({ l: () => open('link'), u: () => open('unlink') });
}
