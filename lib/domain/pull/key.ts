import { globMatches } from '#lib/domain/glob.ts';
import { parseSchemelessUrl } from '#lib/domain/go-url.ts';

/** A registry key as the kubelet compares it. */
export type RegistryKey = {
  /** Normalised: host, port and path without scheme. */
  text: string;
  labels: readonly string[];
  /** Digits, or '' where none is written; `443` is never filled in. */
  port: string;
  /** With its leading slash, or ''. */
  path: string;
};

export type ParsedKey = { ok: true; key: RegistryKey } | { ok: false; problem: string };

/** Keys beyond this cannot be the start of any repository name; globs that long are not walked. */
const maxKeyLength = 4096;

/** As Go's net.SplitHostPort: a host it cannot split, for brackets or colons out of place, has no port. */
function splitPort(host: string): { name: string; port: string } {
  const whole = { name: host, port: '' };
  const colon = host.lastIndexOf(':');
  if (colon < 0) return whole;
  const closing = host.startsWith('[') ? host.indexOf(']') : -1;
  const plain = closing < 0 && !host.startsWith('[') && host.indexOf(':') === colon;
  if (!plain && (closing < 0 || closing + 1 !== colon)) return whole;
  const name = plain ? host.slice(0, colon) : host.slice(1, closing);
  return /[[\]]/.test(name) ? whole : { name, port: host.slice(colon + 1) };
}

/**
 * Reads `host[:port][/path]` without a scheme (kubelet pkg/credentialprovider/keyring.go ParseSchemelessURL,
 * SplitURL). Used for normalised keys and for the repository names they are compared with.
 */
export function parseLocation(text: string): ParsedKey {
  if (text.length > maxKeyLength) return { ok: false, problem: `longer than ${maxKeyLength} characters` };
  const url = parseSchemelessUrl(text);
  if (!url.ok) return url;
  const { name, port } = splitPort(url.host);
  return { ok: true, key: { text, labels: name.split('.'), port, path: url.path } };
}

/**
 * Normalises a key as the kubelet does (keyring.go Add): `http://` and `https://` go, a path that starts with
 * `/v1/` or `/v2/` loses that part, a path of nothing but a slash goes.
 */
export function parseRegistryKey(written: string): ParsedKey {
  if (written.length > maxKeyLength) return { ok: false, problem: `longer than ${maxKeyLength} characters` };
  const url = parseSchemelessUrl(written.replace(/^https?:\/\//, ''));
  if (!url.ok) return url;
  const versioned = url.path.startsWith('/v1/') || url.path.startsWith('/v2/');
  const path = versioned ? url.path.slice(3) : url.path;
  return parseLocation(path === '/' ? url.host : url.host + path);
}

/** The key as the kubelet stores it; as written where it cannot be read. */
export function normalizedKey(written: string): string {
  const parsed = parseRegistryKey(written);
  return parsed.ok ? parsed.key.text : written;
}

/** The host alone, glob included, without port. */
export function hostOf(key: RegistryKey): string {
  return key.labels.join('.');
}

/** Whether a host has a glob; a `?` never gets here, it starts a query. */
export const hasGlob = (text: string) => /[*[]/.test(text);

function labelMatches(pattern: string, label: string): boolean {
  return pattern === '*' || globMatches(pattern, label) === true;
}

/** Whether all labels match, one by one; a `*` never crosses a dot. */
export function hostMatches(key: RegistryKey, target: RegistryKey): boolean {
  if (key.labels.length !== target.labels.length) return false;
  const globs = key.labels.flatMap((label, index) => (hasGlob(label) ? [index] : []));
  // Plain labels decide most comparisons, so globs are walked only once those agree.
  return (
    key.labels.every((label, index) => hasGlob(label) || label === target.labels[index]) &&
    globs.every((index) => labelMatches(key.labels[index] ?? '', target.labels[index] ?? ''))
  );
}

/** Whether a key serves a repository name: equal ports, matching labels, path as a plain prefix (keyring.go URLsMatch). */
export function keyMatches(key: RegistryKey, target: RegistryKey): boolean {
  return key.port === target.port && target.path.startsWith(key.path) && hostMatches(key, target);
}

/** Whether the image comes from Docker Hub in the eyes of the keyring (keyring.go isDefaultRegistryMatch). */
export function isDockerHubName(repository: string): boolean {
  const slash = repository.indexOf('/');
  const first = slash < 0 ? repository : repository.slice(0, slash);
  if (first === '') return false;
  return slash < 0 || first === 'docker.io' || first === 'index.docker.io' || !/[.:]/.test(first);
}

/** Order of Go strings, which is that of code points; JavaScript's own differs beyond U+FFFF. */
export function compareBytes(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  let at = 0;
  while (at < length && left.charCodeAt(at) === right.charCodeAt(at)) at += 1;
  if (at === length) return left.length - right.length;
  const surrogate = (code: number) => (code >= 0xd800 && code < 0xe000 ? code + 0x10000 : code);
  return surrogate(left.charCodeAt(at)) - surrogate(right.charCodeAt(at));
}
