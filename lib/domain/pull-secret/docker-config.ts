import { authsField, cannot, type ConfigEntry, readEntry } from '#lib/domain/pull-secret/config-entry.ts';
import { foldFieldName } from '#lib/domain/go-json.ts';
import type { PullSecretType } from '#lib/domain/pull-secret/facts.ts';
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

export type DockerConfigReading =
  | { ok: true; entries: readonly ConfigEntry[] }
  | { ok: false; problem: string; entryKey?: string };

/** Why Go refuses a value; `late` ones are reported only where nothing else is wrong (UnmarshalTypeError). */
type Refusal = { problem: string; late: boolean; entryKey?: string };

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
