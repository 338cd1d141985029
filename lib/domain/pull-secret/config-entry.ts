import { decodeBase64Text } from '#lib/domain/base64.ts';
import { foldFieldName } from '#lib/domain/go-json.ts';
import type { EntryForm } from '#lib/domain/pull-secret/facts.ts';
import type { JsonNode, JsonObject } from '#lib/domain/pull-secret/json-document.ts';

/** An entry with its values: server only, never in an answer, a log or an error. */
export type ConfigEntry = {
  key: string;
  username: string;
  password: string;
  email: string;
  form: EntryForm;
};

/** Go's words for a value of the wrong kind. */
export const cannot = (node: JsonNode, into: string): string =>
  `json: cannot unmarshal ${node.is} into Go ${into}`;

/** Members under a field name (in lower case) as Go finds them: whatever their letter case, in the order written. */
export function membersNamed(object: JsonObject, field: string) {
  return object.members.filter(
    ({ name }) => name === field || (name.length === field.length && foldFieldName(name) === field),
  );
}

type TextField = 'username' | 'password' | 'email' | 'auth';

type Texts = { ok: true; texts: Record<TextField, string> } | { ok: false; problem: string };

const textFields = new Map<string, TextField>(
  (['username', 'password', 'email', 'auth'] as const).map((field) => [field, field]),
);

/** The four string fields of an entry: the last of equal names counts, null changes nothing. */
function readTexts(object: JsonObject, place: string): Texts {
  const texts = { username: '', password: '', email: '', auth: '' };
  for (const { name, value } of object.members) {
    const field = textFields.get(name) ?? textFields.get(foldFieldName(name));
    if (field === undefined || value.is === 'null') continue;
    if (value.is !== 'string') {
      return {
        ok: false,
        problem: cannot(value, `struct field ${place}.${field} of type string`),
      };
    }
    texts[field] = value.value;
  }
  return { ok: true, texts };
}

export type DecodedAuth = { ok: true; username: string; password: string } | { ok: false; problem: string };

/** A padding sign at the end, behind it only what Go's strings.TrimSpace takes for white space. */
const endsPadded = /=[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*$/;

/**
 * Splits an `auth` field at its first colon (kubelet pkg/credentialprovider/config.go decodeDockerConfigFieldAuth).
 * Nothing is trimmed: a newline at the end stays in the password.
 */
export function decodeAuth(auth: string): DecodedAuth {
  const decoded = decodeBase64Text(auth, endsPadded.test(auth) ? 'padded' : 'raw');
  if (!decoded.ok) return decoded;
  const colon = decoded.text.indexOf(':');
  if (colon < 0) {
    return {
      ok: false,
      problem: 'unable to parse auth field, must be formatted as base64(username:password)',
    };
  }
  return { ok: true, username: decoded.text.slice(0, colon), password: decoded.text.slice(colon + 1) };
}

function hasToken(object: JsonObject): boolean {
  return ['identitytoken', 'registrytoken'].some((field) =>
    membersNamed(object, field).some(({ value }) => value.is === 'string' && value.value !== ''),
  );
}

function formOf(object: JsonObject, entry: { username: string; password: string }, auth: string): EntryForm {
  if (entry.password === '' && hasToken(object)) return 'identity-token-only';
  if (auth !== '') return 'auth';
  return entry.username === '' && entry.password === '' ? 'empty' : 'fields';
}

const entryType = 'credentialprovider.dockerConfigEntryWithAuth';

/** Go names the outermost struct field that an error lies in (encoding/json addErrorContext). */
export const authsField = 'DockerConfigJSON.auths';

export type EntryReading = { ok: true; entry: ConfigEntry } | { ok: false; problem: string; email: string };

/** Reads one entry (config.go DockerConfigEntry.UnmarshalJSON): `auth`, where not empty, wins over the other fields. */
export function readEntry(
  key: string,
  node: JsonNode,
  within: 'auths' | 'nothing' = 'nothing',
): EntryReading {
  if (node.is === 'null')
    return { ok: true, entry: { key, username: '', password: '', email: '', form: 'empty' } };
  if (node.is !== 'object') {
    const place = within === 'auths' ? `struct field ${authsField}` : 'value';
    return { ok: false, problem: cannot(node, `${place} of type ${entryType}`), email: '' };
  }
  const read = readTexts(node, within === 'auths' ? authsField : 'dockerConfigEntryWithAuth');
  if (!read.ok) return { ...read, email: '' };
  const { username, password, email, auth } = read.texts;
  if (auth === '')
    return { ok: true, entry: { key, username, password, email, form: formOf(node, read.texts, auth) } };
  const decoded = decodeAuth(auth);
  if (!decoded.ok) return { ...decoded, email };
  const credential = { username: decoded.username, password: decoded.password };
  return { ok: true, entry: { key, ...credential, email, form: formOf(node, credential, auth) } };
}
