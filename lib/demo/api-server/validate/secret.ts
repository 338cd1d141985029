import { asObject, asString, equalJson, type JsonObject, type NewObject } from '../objects.ts';
import { type Findings } from './fields.ts';

const SIZE_LIMIT = 1_048_576;
const KEY_RULE =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";
const DOCKER_KEYS = new Map([
  ['kubernetes.io/dockerconfigjson', '.dockerconfigjson'],
  ['kubernetes.io/dockercfg', '.dockercfg'],
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
  const dockerKey = DOCKER_KEYS.get(asString(secret['type'] ?? null));
  if (dockerKey === undefined) return;
  const value = data[dockerKey];
  if (value === undefined) return findings.required(`data[${dockerKey}]`);
  const problem = objectProblem(Buffer.from(asString(value), 'base64').toString());
  if (problem !== null) findings.invalid(`data[${dockerKey}]`, '<secret contents redacted>', problem);
}

function objectProblem(text: string): string | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (parsed === null || (typeof parsed === 'object' && !Array.isArray(parsed))) return null;
    const type = Array.isArray(parsed) ? 'array' : typeof parsed === 'boolean' ? 'bool' : typeof parsed;
    return `json: cannot unmarshal ${type} into Go value of type map[string]interface {}`;
  } catch {
    // Go words where it stopped; the character it stopped at is never part of a real answer's secret contents.
    return text === '' ? 'unexpected end of JSON input' : 'invalid character';
  }
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
