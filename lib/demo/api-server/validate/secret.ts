import { parseJsonDocument } from '#lib/domain/pull-secret/json-document.ts';
import { asObject, asString, equalJson, type JsonObject, type NewObject } from '../objects.ts';
import { type Findings } from './fields.ts';

const SIZE_LIMIT = 1_048_576;
const KEY_RULE =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";
const DOCKER_KEYS = new Map([
  ['kubernetes.io/dockerconfigjson', '.dockerconfigjson'],
  ['kubernetes.io/dockercfg', '.dockercfg'],
]);
// What other types of secret must hold: all of these keys, or any of them.
const KEYS_NEEDED = new Map<string, { keys: string[]; of: 'all' | 'any' }>([
  ['kubernetes.io/basic-auth', { keys: ['username', 'password'], of: 'any' }],
  ['kubernetes.io/ssh-auth', { keys: ['ssh-privatekey'], of: 'all' }],
  ['kubernetes.io/tls', { keys: ['tls.crt', 'tls.key'], of: 'all' }],
]);

/** k/k pkg/apis/core/validation/validation.go ValidateSecret: sizes, keys and, for pull secrets, JSON that fits an object. */
export function validateSecret(secret: NewObject, findings: Findings): void {
  const data = asObject(secret['data']) ?? {};
  let size = 0;
  for (const [key, value] of Object.entries(data)) {
    if (!/^[-._a-zA-Z0-9]{1,253}$/.test(key)) findings.invalid(`data[${key}]`, key, KEY_RULE);
    if (key === '.' || key === '..') findings.invalid(`data[${key}]`, key, `must not be '${key}'`);
    size += Buffer.from(asString(value), 'base64').length;
  }
  if (size > SIZE_LIMIT) findings.tooLong('data', SIZE_LIMIT);
  validateType(secret, data, findings);
}

function validateType(secret: NewObject, data: JsonObject, findings: Findings): void {
  const type = asString(secret['type']);
  const dockerKey = DOCKER_KEYS.get(type);
  if (dockerKey !== undefined) return validateDockerConfig(data, dockerKey, findings);
  const owner = secret.metadata.annotations?.['kubernetes.io/service-account.name'] ?? '';
  if (type === 'kubernetes.io/service-account-token' && owner === '') {
    findings.required('metadata.annotations[kubernetes.io/service-account.name]');
  }
  const { keys = [], of = 'all' } = KEYS_NEEDED.get(type) ?? {};
  const missing = keys.filter((key) => data[key] === undefined);
  if (of === 'all') for (const key of missing) findings.required(`data[${key}]`);
  else if (missing.length === keys.length) findings.required(`data[${keys[0]}]`);
}

function validateDockerConfig(data: JsonObject, key: string, findings: Findings): void {
  const value = data[key];
  if (value === undefined) return findings.required(`data[${key}]`);
  const problem = objectProblem(Buffer.from(asString(value), 'base64').toString());
  if (problem !== null) findings.invalid(`data[${key}]`, '<secret contents redacted>', problem);
}

function objectProblem(text: string): string | null {
  const document = parseJsonDocument(text);
  if (!document.ok) return document.problem;
  const { is } = document.root;
  if (is === 'object' || is === 'null') return null;
  return `json: cannot unmarshal ${is} into Go value of type map[string]interface {}`;
}

/** What may not change in a secret: its type, and everything once it is immutable. */
export function validateSecretChange(before: NewObject, after: NewObject, findings: Findings): void {
  if (before['type'] !== after['type']) findings.invalid('type', after['type'], 'field is immutable');
  if (before['immutable'] !== true) return;
  if (after['immutable'] !== true)
    findings.forbidden('immutable', 'field is immutable when `immutable` is set');
  if (!equalJson(before['data'] ?? {}, after['data'] ?? {})) {
    findings.forbidden('data', 'field is immutable when `immutable` is set');
  }
}
