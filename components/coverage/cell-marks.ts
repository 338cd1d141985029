import type { Mark } from '#components/common/marks.ts';
import type { Coverage } from '#lib/api/coverage.ts';

export type Cell = Coverage['namespaces'][number]['cells'][number];
export type CellState = Cell['state'];

export const cellMarks: Record<CellState, Mark> = {
  covered: 'ok',
  public: 'public',
  'not-linked': 'unlinked',
  missing: 'fail',
  waiting: 'wait',
  failing: 'fail',
  'not-known': 'unknown',
  forbidden: 'forbid',
};

/** How much a cell asks for: trouble is tinted, what is well is quiet, what cannot be told is violet. */
export type CellLook = 'fail' | 'wait' | 'forbid' | 'quiet';

/** "Not linked" works today where nothing fails for it, and turns red where something does. */
export function cellLook({ state, failing }: Cell): CellLook {
  switch (state) {
    case 'failing':
    case 'missing':
      return 'fail';
    case 'not-linked':
      return failing > 0 ? 'fail' : 'wait';
    case 'waiting':
      return 'wait';
    case 'not-known':
    case 'forbidden':
      return 'forbid';
    case 'covered':
    case 'public':
      return 'quiet';
  }
}
