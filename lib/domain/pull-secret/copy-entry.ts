import type { DockerConfigFormat } from '#lib/domain/pull-secret/docker-config.ts';
import {
  type Edited,
  entryExists,
  membersOfEntry,
  noSuchEntry,
  openConfig,
} from '#lib/domain/pull-secret/entry-maps.ts';
import { replaceSpans } from '#lib/domain/pull-secret/json-document.ts';
import { insertMembers } from '#lib/domain/pull-secret/json-edit.ts';

/** Writes an entry once more under another key, unknown fields and all; every byte that was there stays. */
export function copyEntry(text: string, format: DockerConfigFormat, from: string, to: string): Edited {
  const opened = openConfig(text, format);
  if (!opened.ok) return opened;
  const copied = membersOfEntry(opened, from).at(-1);
  const map = opened.maps.at(-1);
  if (copied === undefined || map === undefined) return noSuchEntry(from);
  if (membersOfEntry(opened, to).length > 0) return entryExists(to);
  const json = text.slice(copied.value.start, copied.value.end);
  return { ok: true, text: replaceSpans(text, insertMembers(text, map, [{ name: to, json }])) };
}
