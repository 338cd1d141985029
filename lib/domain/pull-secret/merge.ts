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
  const keys = new Map(there.entries.map(({ key }) => [normalizedKey(key), key]));
  let { text } = into;
  for (const { key, username, password, email } of added.entries) {
    const known = keys.get(normalizedKey(key));
    const edited =
      known === undefined
        ? addEntry(text, into.format, { server: key, username, password, email })
        : setPassword(text, into.format, known, { username, password });
    if (!edited.ok) return edited;
    ({ text } = edited);
  }
  return { ok: true, text };
}
