import type { ConfigEntry } from '#lib/domain/pull-secret/config-entry.ts';
import { type DockerConfigFormat, readEntries } from '#lib/domain/pull-secret/docker-config.ts';
import { addEntries } from '#lib/domain/pull-secret/edit.ts';
import { type Edited, refuse } from '#lib/domain/pull-secret/entry-maps.ts';
import { setPasswords } from '#lib/domain/pull-secret/set-password.ts';
import { normalizedKey } from '#lib/domain/pull/key.ts';

type Document = { text: string; format: DockerConfigFormat };

/**
 * Puts the entries of one document into another and leaves every other byte of that as it is: an entry for the same
 * registry gets the new user and password, others are added behind those that are there.
 */
export function mergeEntries(into: Document, from: Document): Edited {
  const added = readEntries(from.text, from.format);
  const there = readEntries(into.text, into.format);
  if (!added.ok)
    return refuse('not-json', `The new document cannot be decoded (${added.problem}); correct it first.`);
  if (!there.ok) {
    return refuse(
      'not-json',
      `What is there cannot be decoded (${there.problem}), so nothing can be added to it; replace it as a whole.`,
    );
  }
  const keys = Map.groupBy(
    there.entries.map(({ key }) => key),
    normalizedKey,
  );
  const known = (entry: ConfigEntry) => keys.get(normalizedKey(entry.key)) ?? [];
  // Every key that is for the registry already, since the kubelet may try any of them.
  const changed = new Map(
    added.entries.flatMap((entry) => known(entry).map((key) => [key, loginOf(entry)] as const)),
  );
  const renewed = setPasswords(into.text, into.format, changed);
  if (!renewed.ok) return renewed;
  const others = added.entries
    .filter((entry) => known(entry).length === 0)
    .map((entry) => ({ server: entry.key, ...loginOf(entry), email: entry.email }));
  return addEntries(renewed.text, into.format, others);
}

const loginOf = ({ username, password }: ConfigEntry) => ({ username, password });
