'use client';
import { useKeys } from '#components/common/use-keys.ts';
import type { AccountRow } from '#lib/api/service-accounts.ts';
import type { RowActions } from './account-page-types.ts';

type AccountKeys = {
  rows: readonly AccountRow[];
  chosenRows: readonly AccountRow[];
  openPanel: RowActions['openPanel'];
};

/** `l` links and `u` unlinks: what is chosen, else the row under the cursor. */
export function useAccountKeys({ rows, chosenRows, openPanel }: AccountKeys): void {
  const meant = () => {
    if (chosenRows.length > 0) return chosenRows;
    // The cursor is the table's own; its row carries the mark and is found by its place.
    const shown = [...document.querySelectorAll('tbody > tr[data-row]')];
    const at = shown.findIndex((row) => row.hasAttribute('data-cursor'));
    return rows.slice(at, at === -1 ? 0 : at + 1);
  };
  const open = (action: 'link' | 'unlink') => {
    const accounts = meant();
    if (accounts.length > 0) openPanel({ action, accounts });
  };
  useKeys({ l: () => open('link'), u: () => open('unlink') });
}
