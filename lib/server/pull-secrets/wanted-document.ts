import 'server-only';
import type { EditPullSecret } from '#lib/api/pull-secret-writes.ts';
import { AppError } from '#lib/domain/errors.ts';
import { dataKeyOf, formatOfType, type DockerConfigFormat } from '#lib/domain/pull-secret/docker-config.ts';
import { isPullSecretType } from '#lib/domain/pull-secret/document-facts.ts';
import { applyEdits } from './apply-edits.ts';
import { draftWarnings } from './draft-warnings.ts';
import type { ExistingSecret } from './existing-secret.ts';

/** A document and the format it is written in. Holds values: it lives only inside the verb that made it. */
export type WantedDocument = { text: string; format: DockerConfigFormat };

/**
 * What a secret's document is to become.
 * @throws AppError `invalid-field` where the input cannot be what somebody wants; nothing is written then
 */
export function wantedDocument(existing: ExistingSecret, input: EditPullSecret): WantedDocument {
  const { document, edits } = input;
  if (document !== undefined && edits.length > 0) {
    throw refused('document', 'Send edits or a whole document, not both.');
  }
  if (document !== undefined) {
    const type =
      input.type ?? (isPullSecretType(existing.type) ? existing.type : 'kubernetes.io/dockerconfigjson');
    const wrong = draftWarnings({ document, type }).find(({ severity }) => severity === 'error');
    if (wrong !== undefined) throw refused(wrong.field, wrong.sentence);
    return { text: document, format: formatOfType[type] };
  }
  const there = heldDocument(existing);
  if (there === null) {
    throw refused('document', 'It holds no document that could be edited: send a whole one.');
  }
  if (edits.length === 0 && input.replaceAs === undefined)
    throw refused('edits', 'There is nothing to change.');
  return { text: applyEdits(there.text, there.format, edits), format: there.format };
}

/** The document in a secret, also under a type that the kubelet does not read: a replacement brings it back to use. */
export function heldDocument(existing: ExistingSecret): WantedDocument | null {
  return existing.document ?? misplaced(existing);
}

function misplaced({ data }: ExistingSecret): WantedDocument | null {
  for (const format of ['dockerconfigjson', 'dockercfg'] as const) {
    const text = data[dataKeyOf[format]];
    if (text !== undefined) return { text, format };
  }
  return null;
}

function refused(field: string, message: string): AppError {
  return new AppError('invalid-field', `Nothing was written. ${message}`, { fields: [{ field, message }] });
}
