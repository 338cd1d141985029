import 'server-only';
import { mayChangeItBack } from '#lib/domain/pull-secret/managed-by.ts';
import type { LineEnd } from '../writes/refused-outcome.ts';
import type { ExistingSecret } from './existing-secret.ts';
import { notSetWords, setWords } from './missing-marks.ts';
import { secretToCommit } from './secret-to-commit.ts';
import type { Settled } from './settle-conflict.ts';

type Change = Extract<Settled, { is: 'changed' }>;

/** How a secret that was there has changed, or would: what of it, and who may change it back. */
export function settledChange(
  existing: ExistingSecret,
  change: Change,
  options: { dryRun: boolean },
): LineEnd {
  const { document, difference, marks, how } = change;
  const format = existing.document?.format ?? 'dockerconfigjson';
  return {
    outcome: 'updated',
    detail: `${sentenceOf(change, options)}${mayChangeItBack(existing.managers)}`,
    ...(how === 'mark' ? {} : { difference }),
    ...secretToCommit(existing, { document, format, ...(how === 'merge' ? {} : marks) }),
  };
}

function sentenceOf({ how, marks }: Change, { dryRun }: { dryRun: boolean }): string {
  const verb = dryRun ? 'would be' : 'was';
  if (how === 'merge') return `${verb} added to; its other entries stay.${notSetWords(marks)}`;
  const set = marks === null ? '' : `; ${setWords(marks, { dryRun })}`;
  return how === 'mark' ? `has these credentials already${set}.` : `${verb} replaced${set}.`;
}
