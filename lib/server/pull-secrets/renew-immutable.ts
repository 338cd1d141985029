import 'server-only';
import type { ResultLine } from '#lib/api/writes.ts';
import { AppError } from '#lib/domain/errors.ts';
import { nextName } from '#lib/domain/pull-secret/next-name.ts';
import type { Context } from '../context.ts';
import { accountsNaming } from '../service-accounts/accounts-naming.ts';
import { refusedOutcome } from '../writes/refused-outcome.ts';
import { resultLine } from '../writes/result-line.ts';
import { carriers } from './carriers.ts';
import type { SecretDraft } from './compose-secrets.ts';
import { readIfThere, type ExistingSecret } from './existing-secret.ts';
import { leftAlone } from './left-alone.ts';
import { replaceSecret, type Replacing } from './replace-secret.ts';
import { replacementDraft } from './replacement-draft.ts';
import { settleConflict } from './settle-conflict.ts';
import type { WantedDocument } from './wanted-document.ts';

/** Names that are looked at before it is given up: each taken one is a secret somebody keeps. */
const tries = 20;

/**
 * Gives what an immutable secret holds to a new one under the next free name and moves every link to it. One that no
 * account and no pod names is left as it is: a replacement would help nobody. Repeating it finds what was made.
 */
export async function* renewImmutable(
  context: Context,
  existing: ExistingSecret,
  wanted: WantedDocument,
  replacing: Replacing,
): AsyncGenerator<ResultLine, void> {
  const { namespace, name } = existing;
  const subject = { namespace, kind: 'Secret', name };
  const untouched = leftAlone(existing);
  if (untouched !== null) return yield resultLine(subject, untouched);
  try {
    if (!(await isNamed(context, existing))) return yield resultLine(subject, unused(name));
    const draft = await freeDraft(context, existing, wanted);
    yield* replaceSecret(context, existing, draft, replacing);
  } catch (error) {
    yield resultLine(subject, refusedOutcome(error));
  }
}

async function isNamed(context: Context, existing: ExistingSecret): Promise<boolean> {
  const carried = await carriers(context, existing);
  if (carried === 'not-visible' || carried.pods > 0) return true;
  return (await accountsNaming(context, existing.namespace, existing.name)).length > 0;
}

function unused(name: string) {
  const detail = `${name} is immutable and keeps the old password: no account and no pod names it, so nothing takes its place. Delete it when you like.`;
  return { outcome: 'unchanged', reason: 'immutable', detail } as const;
}

/** The replacement under the first name that is free, or holds the very same already. */
async function freeDraft(
  context: Context,
  existing: ExistingSecret,
  wanted: WantedDocument,
): Promise<SecretDraft> {
  let name = existing.name;
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    name = nextName(name);
    const draft = replacementDraft(existing, wanted, { replaceAs: name });
    if (await isFree(context, existing.namespace, draft)) return draft;
  }
  throw new AppError(
    'conflict',
    `${existing.name} is immutable, and every name up to ${name} is taken: replace it on its own page.`,
  );
}

async function isFree(context: Context, namespace: string, draft: SecretDraft): Promise<boolean> {
  const there = await readIfThere(context, namespace, draft.name);
  if (there === null) return true;
  const settled = settleConflict(there, draft, 'leave');
  return settled.is === 'left' && settled.end.outcome === 'unchanged';
}
