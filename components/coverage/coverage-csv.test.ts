import { expect, test } from 'vitest';
import { coverageCsv } from './coverage-csv.ts';

test('has a line for each registry in use, and no cell that a spreadsheet would run', () => {
  const cell = {
    registry: '=cmd.example',
    state: 'failing' as const,
    word: 'rejected',
    sentence: '',
    containers: 3,
    failing: 2,
    href: '/',
  };
  const text = coverageCsv({ namespaces: [{ namespace: 'cart', team: null, cells: [cell] }] });
  expect(text.trim().split('\r\n')).toEqual([
    'namespace,team,registry,state,word,containers,failing',
    "cart,,'=cmd.example,failing,rejected,3,2",
  ]);
});
