import type { SecretRow } from '#lib/api/pull-secrets.ts';
import type { WriteRequest } from '#lib/client/hooks/use-write.ts';
import { formatOfType } from '#lib/domain/pull-secret/docker-config.ts';
import { documentWarnings } from '#lib/domain/pull-secret/document-warnings.ts';
import { isFatal } from '#lib/domain/pull-secret/fatal-warnings.ts';
import { nextName } from '#lib/domain/pull-secret/next-name.ts';
import type { SecretVersion } from './deletion.ts';
import { editRequests, keptType, needsReplacing } from './entry-edits.ts';

/** What of a secret its repair depends on. */
type Repaired = SecretVersion & Pick<SecretRow, 'type' | 'immutable' | 'health'>;

/** Why a new document cannot be taken, and what else is odd about it, in sentences without values. */
export function repairNotes(
  secret: Pick<SecretRow, 'type'>,
  text: string,
): { broken: string | null; odd: string[] } {
  const warnings = text === '' ? [] : documentWarnings(text, formatOfType[keptType(secret)]);
  const sentences = warnings
    .filter((warning) => !isFatal(warning))
    .map(({ entryKey, sentence }) => (entryKey === null ? sentence : `${entryKey}: ${sentence}`));
  return { broken: warnings.find(isFatal)?.sentence ?? null, odd: sentences };
}

/** What puts a new document in place: of the secret itself, or of one beside it where its data can never change. */
export function repairRequests(secret: Repaired, text: string): WriteRequest[] {
  const replacement = needsReplacing(secret)
    ? { replaceAs: nextName(secret.name), type: keptType(secret) }
    : {};
  return editRequests([secret], { edits: [], document: text, ...replacement }, { dryRun: false });
}
