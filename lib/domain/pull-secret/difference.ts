import { type ConfigEntry } from '#lib/domain/pull-secret/config-entry.ts';
import { type DockerConfigFormat, readEntries } from '#lib/domain/pull-secret/docker-config.ts';
import { compareBytes, normalizedKey } from '#lib/domain/pull/key.ts';

export type EntryChange = { key: string; change: 'added' | 'removed' | 'changed' | 'kept' };

type Document = { text: string; format: DockerConfigFormat };

function sameCredential(one: ConfigEntry, other: ConfigEntry): boolean {
  return one.username === other.username && one.password === other.password;
}

/**
 * What would become of each entry if `after` took the place of `before`, by key and without values; null where one of
 * them cannot be decoded, so that nothing can be said. Keys that the kubelet takes for the same count as the same.
 */
export function documentDifference(before: Document, after: Document): EntryChange[] | null {
  const old = readEntries(before.text, before.format);
  const wanted = readEntries(after.text, after.format);
  if (!old.ok || !wanted.ok) return null;
  const byKey = new Map(old.entries.map((entry) => [entry.key, entry]));
  const taken = new Set(wanted.entries.map(({ key }) => key).filter((key) => byKey.has(key)));
  // Those that are written alike belong together, before those that the kubelet takes for the same.
  const alike = new Map(
    old.entries.filter(({ key }) => !taken.has(key)).map((entry) => [normalizedKey(entry.key), entry]),
  );
  const changes = wanted.entries.map((entry): EntryChange => {
    const there = byKey.get(entry.key) ?? alike.get(normalizedKey(entry.key));
    if (there === undefined) return { key: entry.key, change: 'added' };
    byKey.delete(there.key);
    if (there.key !== entry.key) alike.delete(normalizedKey(entry.key));
    return { key: entry.key, change: sameCredential(there, entry) ? 'kept' : 'changed' };
  });
  const removed = [...byKey.keys()].map((key): EntryChange => ({ key, change: 'removed' }));
  return [...changes, ...removed].toSorted((a, b) => compareBytes(a.key, b.key));
}
