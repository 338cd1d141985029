import { type ConfigEntry } from '#lib/domain/pull-secret/config-entry.ts';
import { dataKeyOf, formatOfType, readEntries } from '#lib/domain/pull-secret/docker-config.ts';
import { expiryOf } from '#lib/domain/pull-secret/expiry.ts';
import type { DocumentFacts, EntryFacts, PullSecretType } from '#lib/domain/pull-secret/facts.ts';
import { compareBytes, normalizedKey } from '#lib/domain/pull/key.ts';

/** A Secret's type and decoded data, as text. */
export type SecretContent = { type: string; data: Readonly<Record<string, string>> };

export function isPullSecretType(type: string): type is PullSecretType {
  return Object.hasOwn(formatOfType, type);
}

function entryFacts(entry: ConfigEntry, since: number): EntryFacts {
  const { key, username, form } = entry;
  return { key, username, form, ...expiryOf(entry, since) };
}

/**
 * What may be known of a document outside: keys, user names, form and expiry, no values. `since` is when the
 * data was last written, in epoch milliseconds. Which secrets count follows kubelet
 * pkg/credentialprovider/secrets/secrets.go.
 */
export function toFacts({ type, data }: SecretContent, since: number): DocumentFacts {
  if (!isPullSecretType(type)) return { is: 'wrong-type' };
  const format = formatOfType[type];
  const expectedKey = dataKeyOf[format];
  const text = Object.hasOwn(data, expectedKey) ? (data[expectedKey] ?? '') : '';
  if (text === '') return { is: 'wrong-key', expectedKey };
  const reading = readEntries(text, format);
  if (reading.ok) return { is: 'decoded', entries: reading.entries.map((entry) => entryFacts(entry, since)) };
  const { problem, entryKey } = reading;
  return { is: 'undecodable', problem, ...(entryKey === undefined ? {} : { entryKey }) };
}

/**
 * The meaning of a secret as one text, equal for equal credentials however they are written: input of a keyed
 * hash. It holds the passwords: server only, never kept.
 */
export function documentMeaning({ type, data }: SecretContent): string {
  const format = isPullSecretType(type) ? formatOfType[type] : null;
  const text = format === null ? '' : (data[dataKeyOf[format]] ?? '');
  const reading = format === null ? null : readEntries(text, format);
  if (reading?.ok !== true) return JSON.stringify(['not-decoded', type, text]);
  const credentials = reading.entries.map(({ key, username, password }) =>
    JSON.stringify([normalizedKey(key), username, password]),
  );
  return JSON.stringify(['decoded', ...credentials.toSorted(compareBytes)]);
}
