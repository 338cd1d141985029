import 'server-only';
import type { EditPullSecret } from '#lib/api/pull-secret-writes.ts';
import { AppError } from '#lib/domain/errors.ts';
import { formatOfType } from '#lib/domain/pull-secret/docker-config.ts';
import { isPullSecretType } from '#lib/domain/pull-secret/document-facts.ts';
import { reformatDocument } from '#lib/domain/pull-secret/reformat.ts';
import type { SecretDraft } from './compose-secrets.ts';
import type { ExistingSecret } from './existing-secret.ts';
import { ownLabels } from './managers.ts';
import type { WantedDocument } from './wanted-document.ts';

/**
 * The secret that takes another's place under a new name: labels go along but for those by which a tool
 * knows its own and would prune it; annotations do not, since some (kubectl's last-applied-configuration) hold data. Immutable again where the old one was.
 * @throws AppError `invalid-field` where the name is the old one or the document has no such format
 */
export function replacementDraft(
  existing: ExistingSecret,
  wanted: WantedDocument,
  { replaceAs, type: asked }: Pick<EditPullSecret, 'replaceAs' | 'type'>,
): SecretDraft {
  const name = replaceAs ?? '';
  if (name === existing.name)
    throw refused('replaceAs', 'A replacement needs another name than the old one.');
  const type = asked ?? (isPullSecretType(existing.type) ? existing.type : 'kubernetes.io/dockerconfigjson');
  const document = reformatDocument(wanted.text, wanted.format, formatOfType[type]);
  if (!document.ok) throw refused('type', document.sentence);
  return {
    name,
    type,
    format: formatOfType[type],
    document: document.text,
    immutable: existing.immutable,
    labels: ownLabels(existing.object),
  };
}

function refused(field: string, message: string): AppError {
  return new AppError('invalid-field', `Nothing was written. ${message}`, { fields: [{ field, message }] });
}
