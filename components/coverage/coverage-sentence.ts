import type { Coverage } from '#lib/api/coverage.ts';
import { counted } from '#lib/domain/counted.ts';
import { cellLook } from './cell-marks.ts';

/** "Which namespace can pull from which registry. 10 namespaces need somebody, 5 wait for what may pass." */
export function coverageSentence({ namespaces, total, pending }: Coverage): string {
  const has = (look: 'fail' | 'wait') =>
    namespaces.filter(({ cells }) => cells.some((cell) => cellLook(cell) === look));
  const failing = has('fail');
  const waiting = has('wait').filter((row) => !failing.includes(row));
  const parts = [
    failing.length > 0 &&
      `${counted(failing.length, 'namespace')} ${failing.length === 1 ? 'needs' : 'need'} somebody`,
    waiting.length > 0 && `${waiting.length} ${waiting.length === 1 ? 'waits' : 'wait'} for what may pass`,
  ].filter((part) => part !== false);
  const shown = namespaces.length < total ? `Of the ${namespaces.length} shown, ` : '';
  const what = 'Which namespace can pull from which registry.';
  if (total === 0) return what;
  const told = parts.length === 0 ? 'none needs anything' : parts.join(', ');
  const sentence = `${shown}${told}.`;
  const follows = pending ? ' Secrets are still being read.' : '';
  return `${what} ${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${follows}`;
}
