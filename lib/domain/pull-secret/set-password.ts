import { encodeBase64 } from '#lib/domain/base64.ts';
import { goJsonString } from '#lib/domain/go-json.ts';
import { encodeEntry } from '#lib/domain/pull-secret/build.ts';
import { membersNamed, readEntry } from '#lib/domain/pull-secret/config-entry.ts';
import { type DockerConfigFormat } from '#lib/domain/pull-secret/docker-config.ts';
import { type Edited, noSuchEntry, openConfig, refuse } from '#lib/domain/pull-secret/entry-maps.ts';
import {
  type JsonMember,
  type JsonNode,
  type JsonObject,
  replaceSpans,
} from '#lib/domain/pull-secret/json-document.ts';
import { insertMembers, type JsonChange, type NewMember } from '#lib/domain/pull-secret/json-edit.ts';

/** `username` is left out where it stays as it is. */
export type NewCredential = { username?: string; password: string };

/** The user name an entry has now, also where its `auth` is broken but the field beside it is not; null where none can be told. */
function currentUsername({ name, value }: JsonMember): string | null {
  const read = readEntry(name, value);
  if (read.ok) return read.entry.username;
  if (value.is !== 'object') return null;
  const field = membersNamed(value, 'username').findLast((member) => member.value.is === 'string');
  return field?.value.is === 'string' ? field.value.value : null;
}

function changeObject(text: string, object: JsonObject, username: string, password: string): JsonChange[] {
  const auth = encodeBase64(`${username}:${password}`);
  const written = (field: string, value: string) =>
    membersNamed(object, field).map((member) => ({ ...member.value, by: goJsonString(value) }));
  const names = written('username', username);
  const passwords = written('password', password);
  const auths = written('auth', auth);
  const member = (name: string, value: string): NewMember => ({ name, json: goJsonString(value) });
  const bare = passwords.length === 0 && auths.length === 0;
  const missing = [
    // An entry of `auth` alone stays one.
    ...(names.length === 0 && auths.length === 0 ? [member('username', username)] : []),
    ...(bare ? [member('password', password), member('auth', auth)] : []),
  ];
  return [...names, ...passwords, ...auths, ...insertMembers(text, object, missing)].map(
    ({ start, end, by }) => ({
      start,
      end,
      by,
    }),
  );
}

/**
 * Sets the password, and the user name if given, of one entry. Fields the entry has are changed where they
 * stand, in each place they are written; every other byte of the document stays.
 */
export function setPassword(
  text: string,
  format: DockerConfigFormat,
  key: string,
  credential: NewCredential,
): Edited {
  return setPasswords(text, format, new Map([[key, credential]]));
}

/** The same for several keys in one go: a document may hold thousands. */
export function setPasswords(
  text: string,
  format: DockerConfigFormat,
  credentials: ReadonlyMap<string, NewCredential>,
): Edited {
  const opened = openConfig(text, format);
  if (!opened.ok) return opened;
  const membersOf = Map.groupBy(
    opened.maps.flatMap(({ members }) => members),
    ({ name }) => name,
  );
  const changes: JsonChange[] = [];
  for (const [key, credential] of credentials) {
    const members = membersOf.get(key) ?? [];
    const last = members.at(-1);
    if (last === undefined) return noSuchEntry(key);
    const username = credential.username ?? currentUsername(last);
    if (username === null) {
      return refuse(
        'username-needed',
        `The user name of ${key} cannot be read from the secret; enter it too.`,
      );
    }
    for (const { value } of members) changes.push(...changeValue(text, value, username, credential.password));
  }
  return { ok: true, text: replaceSpans(text, changes) };
}

function changeValue(text: string, value: JsonNode, username: string, password: string): JsonChange[] {
  if (value.is === 'object') return changeObject(text, value, username, password);
  return [{ start: value.start, end: value.end, by: encodeEntry({ username, password }) }];
}
