import 'server-only';
import {
  mostSecrets,
  type CreatePullSecret,
  type InputWarning,
  type NewEntry,
} from '#lib/api/pull-secret-writes.ts';
import { labelKeyProblem, labelValueProblem, maxSecretBytes, utf8Length } from '#lib/domain/names.ts';
import { emptyFields } from '#lib/domain/pull-secret/build.ts';
import { formatOfType, readEntries } from '#lib/domain/pull-secret/docker-config.ts';
import { documentWarnings } from '#lib/domain/pull-secret/document-warnings.ts';
import { entryWarnings } from '#lib/domain/pull-secret/entry-warnings.ts';
import { isFatal } from '#lib/domain/pull-secret/fatal-warnings.ts';
import type { PullSecretWarning } from '#lib/domain/pull-secret/warnings.ts';
import { normalizedKey } from '#lib/domain/pull/key.ts';

/** What a form holds of a secret that is to be written. */
export type DraftInput = Pick<CreatePullSecret, 'entries' | 'document' | 'type'> &
  Partial<Pick<CreatePullSecret, 'labels' | 'split'>>;

/** Everything wrong or odd in what was typed or pasted, at its field. Values are in no sentence. */
export function draftWarnings(draft: DraftInput): InputWarning[] {
  const { entries, document, type, labels = {} } = draft;
  return [...contentWarnings(entries, document, type), ...splitErrors(draft), ...labelErrors(labels)];
}

function splitErrors({ document, type, split }: DraftInput): InputWarning[] {
  if (document === undefined || split !== 'one-each') return [];
  const read = readEntries(document, formatOfType[type]);
  const count = read.ok ? read.entries.length : 0;
  const sentence = `One secret each is for ${mostSecrets} registries at most; this document has ${count}. Take entries out, or use one secret.`;
  return count > mostSecrets ? [error('document', 'too-many', sentence)] : [];
}

function contentWarnings(
  entries: readonly NewEntry[] | undefined,
  document: string | undefined,
  type: CreatePullSecret['type'],
): InputWarning[] {
  if (document !== undefined && entries !== undefined && entries.length > 0) {
    return [error('document', 'both', 'Send entries or a document, not both.')];
  }
  if (document !== undefined) return pastedWarnings(document, type);
  if (entries === undefined || entries.length === 0) {
    return [error('entries', 'no-entries', 'Enter at least one registry, or paste a config.json.')];
  }
  return [...entries.flatMap(typedWarnings), ...repeatedServers(entries)];
}

function pastedWarnings(document: string, type: CreatePullSecret['type']): InputWarning[] {
  const bytes = utf8Length(document);
  if (bytes > maxSecretBytes) {
    const sentence = `A Secret holds ${maxSecretBytes} bytes at most, this has ${bytes}. Take entries out or use two secrets.`;
    return [error('document', 'too-large', sentence)];
  }
  return documentWarnings(document, formatOfType[type]).map((warning) => ({
    field: 'document',
    code: warning.code,
    severity: isFatal(warning) ? 'error' : 'warning',
    sentence: warning.entryKey === null ? warning.sentence : `${warning.entryKey}: ${warning.sentence}`,
  }));
}

const needed = {
  server: 'Enter the registry’s host, as your images write it, such as ghcr.io.',
  username: 'Enter a user name; registries refuse an empty one.',
  password: 'Enter a password or token; registries refuse an empty one.',
} as const;

function typedWarnings(entry: NewEntry, at: number): InputWarning[] {
  const { server, username, password } = entry;
  const blank = emptyFields({
    server: server.trim(),
    username: username.trim(),
    password: password.trim(),
  });
  const missing = blank.map((field) => error(`entries.${at}.${field}`, `${field}-empty`, needed[field]));
  const judged = entryWarnings({ key: server, username, password }).filter(
    ({ field }) => !blank.some((name) => name === fieldOf(field)),
  );
  return [...missing, ...judged.map((warning) => typedWarning(warning, at))];
}

function typedWarning({ code, severity, field, sentence }: PullSecretWarning, at: number): InputWarning {
  return {
    field: `entries.${at}.${fieldOf(field)}`,
    code,
    severity: severity === 'broken' ? 'error' : 'warning',
    sentence,
  };
}

function fieldOf(field: PullSecretWarning['field']): string {
  return field === 'key' ? 'server' : field;
}

function repeatedServers(entries: readonly NewEntry[]): InputWarning[] {
  const seen = new Set<string>();
  return entries.flatMap(({ server }, at): InputWarning[] => {
    const key = normalizedKey(server);
    const again = key !== '' && seen.has(key);
    seen.add(key);
    const sentence = `Another entry is for ${key} too; keep one, or tell them apart by path.`;
    return again ? [error(`entries.${at}.server`, 'same-registry-twice', sentence)] : [];
  });
}

function labelErrors(labels: Readonly<Record<string, string>>): InputWarning[] {
  return Object.entries(labels).flatMap(([key, value]) =>
    [labelKeyProblem(key), labelValueProblem(value)].flatMap((sentence) =>
      sentence === null ? [] : [error(`labels.${key}`, 'label', sentence)],
    ),
  );
}

function error(field: string, code: string, sentence: string): InputWarning {
  return { field, code, severity: 'error', sentence };
}
