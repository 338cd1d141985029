import type { Mark } from '#components/common/marks.ts';
import type { Tone } from '#components/ui/tag.tsx';
import type { AccountRow } from '#lib/api/service-accounts.ts';

type StateCode = AccountRow['state']['code'];
type AskState = AccountRow['asks'][number]['state'];

/** In the order in which they ask for somebody. */
export const stateMarks: Record<StateCode, Mark> = {
  'not-linked': 'unlinked',
  failing: 'fail',
  undecodable: 'fail',
  'missing-secret': 'warn',
  'older-list': 'warn',
  'rate-limit': 'wait',
  'not-known': 'forbid',
  'matches-nothing': 'none',
  'own-lists': 'none',
  'needs-none': 'public',
  covered: 'ok',
  'no-pods': 'none',
};

export const askMarks: Record<AskState, Mark> = {
  covered: 'ok',
  public: 'public',
  failing: 'fail',
  waiting: 'wait',
  'not-linked': 'unlinked',
  'not-known': 'unknown',
};

/** "Not linked" keeps its shape and turns red: here containers fail for it. */
export function toneOf(mark: Mark): { tone: Tone } | object {
  return mark === 'unlinked' ? { tone: 'fail' } : {};
}
