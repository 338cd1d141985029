import { goJsonString } from '#lib/domain/go-json.ts';
import {
  buildDockercfg,
  buildDockerConfigJson,
  encodeEntry,
  type NewEntry,
} from '#lib/domain/pull-secret/build.ts';
import type { DockerConfigFormat } from '#lib/domain/pull-secret/docker-config.ts';
import {
  authsMembers,
  type Edited,
  entryExists,
  membersOfEntry,
  noSuchEntry,
  openConfig,
  type OpenedConfig,
} from '#lib/domain/pull-secret/entry-maps.ts';
import { type JsonNode, type JsonObject, replaceSpans } from '#lib/domain/pull-secret/json-document.ts';
import { insertMembers, type JsonChange, removeMembers } from '#lib/domain/pull-secret/json-edit.ts';

/** Makes room for entries in a document without a usable `auths`: `null` or a wrong value gives way, else one is added. */
function insertAuths(text: string, root: JsonObject, entry: NewEntry): JsonChange[] {
  const json = `{${goJsonString(entry.server)}:${encodeEntry(entry)}}`;
  const auths = authsMembers(root);
  const last = auths.at(-1);
  if (last === undefined || auths.some(({ value }) => value.is === 'object')) {
    return insertMembers(text, root, [{ name: 'auths', json }]);
  }
  return [{ start: last.value.start, end: last.value.end, by: json }];
}

/** Adds an entry behind the others; every byte that was there stays. */
export function addEntry(text: string, format: DockerConfigFormat, entry: NewEntry): Edited {
  return addEntries(text, format, [entry]);
}

/** The same for several, in their order, in one go: a document may hold thousands. */
export function addEntries(text: string, format: DockerConfigFormat, entries: readonly NewEntry[]): Edited {
  const [first, ...rest] = entries;
  if (first === undefined) return { ok: true, text };
  const opened = openConfig(text, format);
  if (!opened.ok) return opened;
  const { root, maps } = opened;
  const there = new Set(maps.flatMap(({ members }) => members.map(({ name }) => name)));
  const twice = entries.find(({ server }) => there.size === there.add(server).size);
  if (twice !== undefined) return entryExists(twice.server);
  const map = maps.at(-1);
  if (map !== undefined) {
    const added = entries.map((entry) => ({ name: entry.server, json: encodeEntry(entry) }));
    return { ok: true, text: replaceSpans(text, insertMembers(text, map, added)) };
  }
  // The first one makes the place where the others go.
  return addEntries(replaceSpans(text, makeRoom(text, root, format, first)), format, rest);
}

function makeRoom(text: string, root: JsonNode, format: DockerConfigFormat, entry: NewEntry): JsonChange[] {
  if (root.is === 'object') return insertAuths(text, root, entry);
  const by = format === 'dockercfg' ? buildDockercfg([entry]) : buildDockerConfigJson([entry]);
  return [{ start: root.start, end: root.end, by }];
}

/** Takes out an entry, wherever its key is written; every byte of the others stays. */
export function removeEntry(text: string, format: DockerConfigFormat, key: string): Edited {
  const opened = openConfig(text, format);
  if (!opened.ok) return opened;
  if (membersOfEntry(opened, key).length === 0) return noSuchEntry(key);
  return withoutEntries(opened, new Set([key]));
}

/** The same for several in one go, whether or not they are there. */
export function removeEntries(text: string, format: DockerConfigFormat, keys: ReadonlySet<string>): Edited {
  const opened = openConfig(text, format);
  return opened.ok ? withoutEntries(opened, keys) : opened;
}

function withoutEntries({ text, maps }: OpenedConfig, keys: ReadonlySet<string>): Edited {
  const changes = maps.flatMap((map) => removeMembers(map, ({ name }) => keys.has(name)));
  return { ok: true, text: replaceSpans(text, changes) };
}

/** Renames the key of an entry and leaves its contents as they are. */
export function renameKey(text: string, format: DockerConfigFormat, from: string, to: string): Edited {
  const opened = openConfig(text, format);
  if (!opened.ok) return opened;
  const members = membersOfEntry(opened, from);
  if (members.length === 0) return noSuchEntry(from);
  if (from !== to && membersOfEntry(opened, to).length > 0) return entryExists(to);
  const changes = members.map(({ nameSpan }) => ({ ...nameSpan, by: goJsonString(to) }));
  return { ok: true, text: replaceSpans(text, changes) };
}
