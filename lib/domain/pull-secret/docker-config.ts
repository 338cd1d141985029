import { decodeBase64Text } from '#lib/domain/base64.ts';
import { foldFieldName } from '#lib/domain/go-json.ts';
import type { EntryForm, PullSecretType } from '#lib/domain/pull-secret/facts.ts';
import { type JsonNode, type JsonObject, parseJsonDocument } from '#lib/domain/pull-secret/json-document.ts';

export type DockerConfigFormat = 'dockerconfigjson' | 'dockercfg';

export const formatOfType: Readonly<Record<PullSecretType, DockerConfigFormat>> = {
  'kubernetes.io/dockerconfigjson': 'dockerconfigjson',
  'kubernetes.io/dockercfg': 'dockercfg',
};

/** The one data key that is read of a secret of this format. */
export const dataKeyOf: Readonly<Record<DockerConfigFormat, string>> = {
  dockerconfigjson: '.dockerconfigjson',
  dockercfg: '.dockercfg',
};

/** An entry with its values: server only, never in an answer, a log or an error. */
export type ConfigEntry = {
  key: string;
  username: string;
  password: string;
  email: string;
  form: EntryForm;
};

export type DockerConfigReading =
  | { ok: true; entries: readonly ConfigEntry[] }
  | { ok: false; problem: string; entryKey?: string };

/** Why Go refuses a value; `late` ones are reported only where nothing else is wrong (UnmarshalTypeError). */
type Refusal = { problem: string; late: boolean; entryKey?: string };

const cannot = (node: JsonNode, into: string): string => `json: cannot unmarshal ${node.is} into Go ${into}`;

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

/**
 * Splits an `auth` field at its first colon (kubelet pkg/credentialprovider/config.go decodeDockerConfigFieldAuth).
 * Nothing is trimmed: a newline at the end stays in the password.
 */
export function decodeAuth(auth: string): DecodedAuth {
  const decoded = decodeBase64Text(auth, auth.trim().endsWith('=') ? 'padded' : 'raw');
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
const authsField = 'DockerConfigJSON.auths';

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

/** Adds the entries of one map; every value is read, also of keys that come again. */
function readMap(
  node: JsonObject,
  into: Map<string, ConfigEntry>,
  within: 'auths' | 'nothing',
): Refusal | null {
  for (const { name, value } of node.members) {
    const read = readEntry(name, value, within);
    if (!read.ok) return { problem: read.problem, late: false, entryKey: name };
    into.set(name, read.entry);
  }
  return null;
}

/** HttpHeaders is parsed although nobody uses it, so its shape can spoil the document. */
function refusalOfHeaders(node: JsonNode): Refusal | null {
  const field = 'struct field DockerConfigJSON.HttpHeaders of type';
  if (node.is === 'null') return null;
  if (node.is !== 'object') return { problem: cannot(node, `${field} map[string]string`), late: true };
  const wrong = node.members.find(({ value }) => value.is !== 'string' && value.is !== 'null');
  return wrong === undefined ? null : { problem: cannot(wrong.value, `${field} string`), late: true };
}

function readAuths(node: JsonNode, into: Map<string, ConfigEntry>): Refusal | null {
  if (node.is === 'object') return readMap(node, into, 'auths');
  if (node.is === 'null') {
    into.clear();
    return null;
  }
  const problem = cannot(node, `struct field ${authsField} of type credentialprovider.DockerConfig`);
  return { problem, late: true };
}

function readRoot(
  root: JsonNode,
  format: DockerConfigFormat,
  into: Map<string, ConfigEntry>,
): Refusal | null {
  if (root.is === 'null') return null;
  const type = format === 'dockercfg' ? 'DockerConfig' : 'DockerConfigJSON';
  if (root.is !== 'object')
    return { problem: cannot(root, `value of type credentialprovider.${type}`), late: true };
  if (format === 'dockercfg') return readMap(root, into, 'nothing');
  let late: Refusal | null = null;
  for (const { name, value } of root.members) {
    const folded = foldFieldName(name);
    if (folded !== 'auths' && folded !== 'httpheaders') continue;
    const refusal = folded === 'auths' ? readAuths(value, into) : refusalOfHeaders(value);
    if (refusal !== null && !refusal.late) return refusal;
    late ??= refusal;
  }
  return late;
}

/**
 * Reads a document as the kubelet does, values included: server only. One bad entry makes all of it
 * undecodable; the problem is Go's own text (kubelet pkg/credentialprovider/config.go). Never throws; linear.
 */
export function readEntries(text: string, format: DockerConfigFormat): DockerConfigReading {
  const document = parseJsonDocument(text);
  if (!document.ok) return { ok: false, problem: document.problem };
  const entries = new Map<string, ConfigEntry>();
  const refusal = readRoot(document.root, format, entries);
  if (refusal === null) return { ok: true, entries: [...entries.values()] };
  const { problem, entryKey } = refusal;
  return { ok: false, problem, ...(entryKey === undefined ? {} : { entryKey }) };
}
