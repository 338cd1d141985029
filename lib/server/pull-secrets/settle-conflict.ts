import 'server-only';
import type { onConflictChoices } from '#lib/api/pull-secret-writes.ts';
import { dataKeyOf } from '#lib/domain/pull-secret/docker-config.ts';
import { documentDifference, type EntryChange } from '#lib/domain/pull-secret/difference.ts';
import { documentMeaning } from '#lib/domain/pull-secret/document-facts.ts';
import { mergeEntries } from '#lib/domain/pull-secret/merge.ts';
import type { LineEnd } from '../writes/refused-outcome.ts';
import type { SecretDraft } from './compose-secrets.ts';
import type { ExistingSecret } from './existing-secret.ts';
import { leftAlone } from './left-alone.ts';
import { missingMarks, notSetWords, type Marks } from './missing-marks.ts';

/** What becomes of a Secret that is there already: left as it is, or given another document. */
export type Settled =
  | { is: 'left'; end: LineEnd }
  | {
      is: 'changed';
      /** `mark`: its credentials are the same already, other things are to be set on it. */
      how: 'merge' | 'replace' | 'mark';
      document: string;
      difference: EntryChange[];
      /** To be set with `mark` and `replace`; `merge` leaves them. */
      marks: Marks | null;
    };

/** Compares what is there with what was to be created, and decides by the choice that was made for it. */
export function settleConflict(
  existing: ExistingSecret,
  draft: SecretDraft,
  choice: (typeof onConflictChoices)[number],
): Settled {
  const { document, type, immutable } = existing;
  const untouched = leftAlone(existing);
  if (untouched !== null) return left(untouched);
  const marks = missingMarks(existing, draft);
  if (document !== null && isSame(existing, draft)) {
    if (marks === null || choice !== 'replace')
      return left(same('is there already, with the same registries and credentials.', marks));
    return { is: 'changed', how: 'mark', document: document.text, difference: [], marks };
  }
  if (document === null || type !== draft.type) return left(otherType(draft.name, type));
  const difference = documentDifference(document, { text: draft.document, format: draft.format });
  if (choice === 'leave') return left(differs(draft.name, difference));
  if (immutable) return left(cannotChange(draft.name, difference));
  if (choice === 'replace') {
    return { is: 'changed', how: 'replace', document: draft.document, difference: difference ?? [], marks };
  }
  const merged = mergeEntries(document, { text: draft.document, format: draft.format });
  if (!merged.ok) return left({ outcome: 'conflict', reason: 'differs', detail: merged.sentence });
  const after = documentDifference(document, { text: merged.text, format: document.format }) ?? [];
  if (after.every(({ change }) => change === 'kept'))
    return left({ ...same('holds these entries already, beside others.', marks), difference: after });
  return { is: 'changed', how: 'merge', document: merged.text, difference: after, marks };
}

function same(detail: string, marks: Marks | null): LineEnd {
  const reason = marks === null ? {} : { reason: 'differs' as const };
  return { outcome: 'unchanged', ...reason, detail: `${detail}${notSetWords(marks)}` };
}

function isSame(existing: ExistingSecret, draft: SecretDraft): boolean {
  if (existing.document === null || existing.type !== draft.type) return false;
  const data = { [dataKeyOf[draft.format]]: draft.document };
  return documentMeaning(existing) === documentMeaning({ type: draft.type, data });
}

function left(end: LineEnd): Settled {
  return { is: 'left', end };
}

function differs(name: string, difference: EntryChange[] | null): LineEnd {
  if (difference === null) {
    const detail = `${name} exists and cannot be decoded. It is left as it is: replace it, or choose another name.`;
    return { outcome: 'conflict', reason: 'differs', detail };
  }
  const other = difference.find(({ change }) => change === 'changed');
  const what = other === undefined ? 'with other registries' : `with another credential for ${other.key}`;
  const detail = `${name} exists ${what}. It is left as it is: add to it, replace it, or choose another name.`;
  return { outcome: 'conflict', reason: 'differs', detail, difference };
}

function cannotChange(name: string, difference: EntryChange[] | null): LineEnd {
  return {
    outcome: 'conflict',
    reason: 'immutable',
    detail: `${name} exists and is immutable: its data can never change. Choose another name.`,
    ...(difference === null ? {} : { difference }),
  };
}

function otherType(name: string, type: string): LineEnd {
  const detail = `${name} exists as ${type === '' ? 'Opaque' : type}, and a Secret’s type can never change. Choose another name.`;
  return { outcome: 'conflict', reason: 'differs', detail };
}
