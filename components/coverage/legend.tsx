import { Status } from '#components/common/status.tsx';
import { cellMarks, type CellState } from './cell-marks.ts';

const words: readonly [CellState, string, string][] = [
  ['covered', 'covered', 'a linked secret matches'],
  ['public', 'public', 'no sign-in needed'],
  ['not-linked', 'not linked', 'secret there, no account names it'],
  ['waiting', 'waiting', 'time may heal it'],
  ['failing', 'failing', 'somebody must act'],
  ['not-known', 'not known', 'cannot be told from here'],
  ['forbidden', 'forbidden', 'you may not look'],
];

/** What the marks of the grid mean. */
export function Legend() {
  return (
    <ul aria-label="What the marks mean" className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-xs">
      {words.map(([state, word, meaning]) => (
        <li key={state} className="flex items-center gap-1.5">
          <Status mark={cellMarks[state]}>{word}</Status>
          <span className="text-ink-3 max-cards:hidden">{meaning}</span>
        </li>
      ))}
    </ul>
  );
}
