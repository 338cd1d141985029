import { type JsonObject, type JsonValue, asObject, asString, member } from '#lib/demo/api-server/objects.ts';

export type ConfigEntry = { key: string; username: string; password: string };

/** A secret as the kubelet's decoder leaves it: entries, nothing to use, or a text that stops every pull of the pod. */
export type DecodedSecret =
  | { is: 'entries'; entries: readonly ConfigEntry[] }
  | { is: 'ignored' }
  | { is: 'undecodable'; error: string };

/**
 * Reads a Secret object for credentials. Types other than the two docker ones are passed over in silence
 * (kubelet pkg/credentialprovider/secrets: matching of type and key).
 */
export function decodeSecret(secret: JsonObject): DecodedSecret {
  const known = decoded.get(secret);
  if (known !== undefined) return known;
  const read = readSecret(secret);
  decoded.set(secret, read);
  return read;
}

// Objects of the store never change: another content is another object.
const decoded = new WeakMap<JsonObject, DecodedSecret>();

function readSecret(secret: JsonObject): DecodedSecret {
  const type = secret['type'];
  if (type === 'kubernetes.io/dockerconfigjson') return decode(secret, '.dockerconfigjson', 'auths');
  if (type === 'kubernetes.io/dockercfg') return decode(secret, '.dockercfg', null);
  return { is: 'ignored' };
}

const unfit =
  'json: cannot unmarshal array into Go struct field DockerConfigJSON.auths of type credentialprovider.DockerConfig';

function decode(secret: JsonObject, key: string, inside: string | null): DecodedSecret {
  const encoded = asString(member(secret, 'data', key));
  if (encoded === '') return { is: 'ignored' };
  const document = parseJson(Buffer.from(encoded, 'base64').toString('utf8'));
  if (!document.ok) return { is: 'undecodable', error: document.error };
  const given = inside === null ? document.value : caseless(document.value, inside);
  if (Array.isArray(given)) return { is: 'undecodable', error: unfit };
  const auths = asObject(given);
  const entries: ConfigEntry[] = [];
  for (const [server, entry] of Object.entries(auths ?? {})) {
    const read = readEntry(server, entry);
    if (typeof read === 'string') return { is: 'undecodable', error: read };
    entries.push(read);
  }
  return { is: 'entries', entries };
}

function readEntry(key: string, entry: JsonValue): ConfigEntry | string {
  const auth = asString(caseless(entry, 'auth'));
  if (auth === '') {
    return {
      key,
      username: asString(caseless(entry, 'username')),
      password: asString(caseless(entry, 'password')),
    };
  }
  const compact = auth.replaceAll(/[\r\n]/g, '');
  const bad = illegalBase64At(compact);
  if (bad !== null) return `illegal base64 data at input byte ${bad}`;
  const text = Buffer.from(compact, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return 'unable to parse auth field, must be formatted as base64(username:password)';
  return { key, username: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** Where Go's decoder stops: the first byte outside the alphabet, or the end of a text cut short. */
function illegalBase64At(text: string): number | null {
  const bare = text.replace(/={1,2}$/, '');
  const strange = /[^A-Za-z0-9+/]/.exec(bare);
  if (strange !== null) return strange.index;
  return bare.length % 4 === 1 ? text.length : null;
}

function caseless(value: JsonValue | undefined, name: string): JsonValue | undefined {
  const object = asObject(value) ?? {};
  const key = Object.keys(object).findLast((candidate) => candidate.toLowerCase() === name);
  return key === undefined ? undefined : object[key];
}

type ParsedJson = { ok: true; value: JsonValue } | { ok: false; error: string };

function parseJson(text: string): ParsedJson {
  try {
    const value: JsonValue = JSON.parse(text);
    return { ok: true, value };
  } catch {
    const first = text.trimStart().charAt(0);
    if (first === '') return { ok: false, error: 'unexpected end of JSON input' };
    const begins = '{["0123456789-tfn'.includes(first);
    const error = begins
      ? 'unexpected end of JSON input'
      : `invalid character '${first}' looking for beginning of value`;
    return { ok: false, error };
  }
}
