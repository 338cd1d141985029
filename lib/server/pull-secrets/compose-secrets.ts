import 'server-only';
import type { CreatePullSecret, InputWarning } from '#lib/api/pull-secret-writes.ts';
import { encodeBase64 } from '#lib/domain/base64.ts';
import { AppError } from '#lib/domain/errors.ts';
import { buildDockercfg, buildDockerConfigJson, type NewEntry } from '#lib/domain/pull-secret/build.ts';
import {
  dataKeyOf,
  formatOfType,
  readEntries,
  type DockerConfigFormat,
} from '#lib/domain/pull-secret/docker-config.ts';
import { removeEntries } from '#lib/domain/pull-secret/edit.ts';
import type { PullSecretType } from '#lib/domain/pull-secret/facts.ts';
import { validateSecret } from '#lib/domain/pull-secret/validation.ts';
import { draftWarnings } from './draft-warnings.ts';

/** A secret as it will be written, values included: it lives only inside the verb that made it. */
export type SecretDraft = {
  name: string;
  type: PullSecretType;
  format: DockerConfigFormat;
  document: string;
  immutable: boolean;
  labels: Readonly<Record<string, string>>;
};

type Composed = Pick<
  CreatePullSecret,
  'name' | 'entries' | 'document' | 'type' | 'split' | 'immutable' | 'labels'
>;

/**
 * The secrets that a form asks for, the same in every namespace.
 * @throws AppError `invalid-field` with a sentence at each field that is wrong, so that nothing is written
 */
export function composeSecrets(input: Composed): SecretDraft[] {
  refuseErrors(draftWarnings(input));
  const drafts = draftsOf(input);
  refuseErrors(drafts.flatMap(apiServerProblems));
  return drafts;
}

/** The secrets of a form that has no errors. */
export function draftsOf(input: Composed): SecretDraft[] {
  const format = formatOfType[input.type];
  const documents =
    input.document === undefined
      ? builtDocuments((input.entries ?? []).map(toNewEntry), format, input.split)
      : pastedDocuments(input.document, format, input.split);
  const { type, immutable, labels } = input;
  return documents.map((document, at) => ({
    name: documents.length === 1 ? input.name : `${input.name}-${at + 1}`,
    type,
    format,
    document,
    immutable,
    labels,
  }));
}

/** Everything no text may repeat of these secrets. */
export function valuesOf(drafts: readonly Pick<SecretDraft, 'document' | 'format'>[]): string[] {
  return drafts.flatMap(({ document, format }) => {
    const read = readEntries(document, format);
    const entries = read.ok ? read.entries : [];
    const passwords = entries.flatMap(({ username, password }) => [
      password,
      encodeBase64(`${username}:${password}`),
    ]);
    return [document, encodeBase64(document), ...passwords].filter((value) => value !== '');
  });
}

function builtDocuments(
  entries: readonly NewEntry[],
  format: DockerConfigFormat,
  split: Composed['split'],
): string[] {
  const build = format === 'dockercfg' ? buildDockercfg : buildDockerConfigJson;
  return split === 'one-each' ? entries.map((entry) => build([entry])) : [build(entries)];
}

/** Each part keeps what stands beside its entry, for the document is edited and not built anew. */
function pastedDocuments(document: string, format: DockerConfigFormat, split: Composed['split']): string[] {
  const read = readEntries(document, format);
  if (split === 'one-secret' || !read.ok || read.entries.length < 2) return [document];
  const keys = read.entries.map(({ key }) => key);
  return keys.map((kept) => {
    const others = new Set(keys.filter((key) => key !== kept));
    const edited = removeEntries(document, format, others);
    return edited.ok ? edited.text : document;
  });
}

function toNewEntry({
  server,
  username,
  password,
  email,
}: NonNullable<Composed['entries']>[number]): NewEntry {
  return { server, username, password, ...(email === undefined || email === '' ? {} : { email }) };
}

function apiServerProblems({ name, type, format, document }: SecretDraft): InputWarning[] {
  const data = { [dataKeyOf[format]]: document };
  return validateSecret({ name, namespace: 'any', type, data }).map(({ field, sentence }) => ({
    field: field.startsWith('metadata') ? 'name' : 'document',
    code: 'invalid',
    severity: 'error',
    sentence,
  }));
}

/** @throws AppError `invalid-field` */
function refuseErrors(warnings: readonly InputWarning[]): void {
  const errors = warnings.filter(({ severity }) => severity === 'error').slice(0, 20);
  const [first] = errors;
  if (first === undefined) return;
  throw new AppError('invalid-field', `Nothing was written. ${first.sentence}`, {
    fields: errors.map(({ field, sentence }) => ({ field, message: sentence })),
  });
}
