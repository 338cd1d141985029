import type { Mark } from '#components/common/marks.ts';
import type { ProofLine } from '#lib/api/proofs.ts';
import type { ProofState } from './use-proof.ts';

type Step = ProofLine['step'];

export const stepWords: Record<Step, string> = {
  created: 'Made',
  unschedulable: 'Not placed',
  scheduled: 'Placed',
  pulling: 'Pulling',
  pulled: 'Pulled',
  refused: 'Refused',
  'not-known': 'Not known',
  removed: 'Removed',
  'left-behind': 'Left behind',
};

const marks: Record<Step, Mark> = {
  created: 'done',
  unschedulable: 'wait',
  scheduled: 'done',
  pulling: 'done',
  pulled: 'ok',
  refused: 'fail',
  'not-known': 'unknown',
  removed: 'done',
  'left-behind': 'warn',
};

/** The mark of a step; the step that is going on turns. */
export function stepMark(step: Step, { isLast, is }: { isLast: boolean; is: ProofState['is'] }): Mark {
  const goesOn = step === 'created' || step === 'scheduled' || step === 'pulling';
  return isLast && is === 'running' && goesOn ? 'pull' : marks[step];
}
