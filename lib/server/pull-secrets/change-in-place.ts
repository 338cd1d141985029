import 'server-only';
import type { ResultLine } from '#lib/api/writes.ts';
import { documentDifference, type EntryChange } from '#lib/domain/pull-secret/difference.ts';
import { changeWords } from '#lib/domain/pull-secret/difference-words.ts';
import { mayChangeItBack } from '#lib/domain/pull-secret/managed-by.ts';
import type { Context } from '../context.ts';
import { isConflict, refusedOutcome, type LineEnd } from '../writes/refused-outcome.ts';
import { resultLine } from '../writes/result-line.ts';
import { valuesOf } from './compose-secrets.ts';
import { readExisting, replaceDocument, type ExistingSecret } from './existing-secret.ts';
import { leftAlone } from './left-alone.ts';
import { secretToCommit } from './secret-to-commit.ts';
import type { WantedDocument } from './wanted-document.ts';
import { secretWritten } from './written.ts';

type ChangeOptions = {
  dryRun: boolean;
  /** The version the change was made from; null where it was read just now. */
  seen: string | null;
};

/** Gives a secret another document, only if it is still as it was seen. Repeating a change gives `unchanged`. */
export async function* changeInPlace(
  context: Context,
  existing: ExistingSecret,
  wanted: WantedDocument,
  options: ChangeOptions,
): AsyncGenerator<ResultLine, void> {
  const { namespace, name, uid } = existing;
  const end = await change(context, existing, wanted, options);
  if (!options.dryRun && end.outcome !== 'unchanged') {
    await secretWritten(context, { verb: 'update', namespace, name, uid, outcome: end.outcome });
  }
  yield resultLine({ namespace, kind: 'Secret', name }, end);
}

async function change(
  context: Context,
  existing: ExistingSecret,
  wanted: WantedDocument,
  { dryRun, seen }: ChangeOptions,
): Promise<LineEnd> {
  const { document, resourceVersion, immutable, name, type } = existing;
  const untouched = leftAlone(existing);
  if (untouched !== null) return untouched;
  if (document === null) return wrongType(name, type);
  if (document.text === wanted.text) return { outcome: 'unchanged', detail: 'is like this already.' };
  if (seen !== null && seen !== resourceVersion) return changedMeanwhile(existing, wanted);
  if (immutable) return neverChanges(name);
  try {
    const hide = valuesOf([wanted, document].map(({ text, format }) => ({ document: text, format })));
    await replaceDocument(context, existing, wanted.text, { dryRun, hide });
  } catch (error) {
    return isConflict(error) ? overtaken(context, existing, wanted) : refusedOutcome(error);
  }
  const difference = documentDifference(document, wanted);
  const rest = mayChangeItBack(existing.managers);
  return {
    outcome: 'updated',
    detail: `${changed(difference, dryRun)}; everything else stays.${rest}`,
    ...(difference === null ? {} : { difference }),
    ...secretToCommit(existing, { document: wanted.text, format: wanted.format }),
  };
}

function changed(difference: EntryChange[] | null, dryRun: boolean): string {
  const { what, which, isOne } =
    difference === null ? { what: 'its document', which: '', isOne: true } : changeWords(difference);
  return `${what} ${dryRun ? 'would change' : isOne ? 'has changed' : 'have changed'}${which}`;
}

function changedMeanwhile({ document, name }: ExistingSecret, wanted: WantedDocument): LineEnd {
  const difference = document === null ? null : documentDifference(document, wanted);
  return {
    outcome: 'conflict',
    reason: 'differs',
    detail: `Somebody changed ${name} meanwhile. Nothing was overwritten: look at it again, then repeat.`,
    ...(difference === null ? {} : { difference }),
  };
}

/** Lost between reading and writing: told with what stands there now. */
async function overtaken(context: Context, before: ExistingSecret, wanted: WantedDocument): Promise<LineEnd> {
  const now = await readExisting(context, before.namespace, before.name).catch(() => before);
  return changedMeanwhile(now, wanted);
}

function neverChanges(name: string): LineEnd {
  const detail = `${name} is immutable: its data can never change. Give a new name, and every link is moved to that.`;
  return { outcome: 'invalid', reason: 'immutable', detail };
}

function wrongType(name: string, type: string): LineEnd {
  const detail = `${name} is of type ${type}, which the kubelet does not read and which can never change. Give a new name, and every link is moved to that.`;
  return { outcome: 'invalid', reason: 'immutable', detail };
}
