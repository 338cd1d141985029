import type { ConfigEntry } from '#lib/domain/pull-secret/config-entry.ts';
import { type DockerConfigFormat, readEntries } from '#lib/domain/pull-secret/docker-config.ts';
import { addEntry } from '#lib/domain/pull-secret/edit.ts';
import { type Edited, refuse } from '#lib/domain/pull-secret/entry-maps.ts';
import { setPassword } from '#lib/domain/pull-secret/set-password.ts';
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
  let { text } = into;
  for (const entry of added.entries) {
    const edited = putEntry({ ...into, text }, entry, keys.get(normalizedKey(entry.key)) ?? []);
    if (!edited.ok) return edited;
    ({ text } = edited);
  }
  return { ok: true, text };
}

/** `known`: every key that is for its registry already, since the kubelet may try any of them. */
function putEntry(
  { text, format }: Document,
  { key, username, password, email }: ConfigEntry,
  known: readonly string[],
): Edited {
  if (known.length === 0) return addEntry(text, format, { server: key, username, password, email });
  return known.reduce<Edited>(
    (edited, one) => (edited.ok ? setPassword(edited.text, format, one, { username, password }) : edited),
    { ok: true, text },
  );
}
