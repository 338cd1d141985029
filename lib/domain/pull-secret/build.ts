import { encodeBase64 } from '#lib/domain/base64.ts';
import { goJsonString } from '#lib/domain/go-json.ts';

export type NewEntry = { server: string; username: string; password: string; email?: string };

/** The fields kubectl insists on that are empty, in the order of the form. */
export function emptyFields({
  server,
  username,
  password,
}: NewEntry): ('server' | 'username' | 'password')[] {
  const fields = { server, username, password };
  return (['server', 'username', 'password'] as const).filter((field) => fields[field] === '');
}

const member = (name: string, value: string) => `"${name}":${goJsonString(value)}`;

/** An entry as kubectl and the kubelet write it: empty fields left out, `auth` always there (config.go MarshalJSON). */
export function encodeEntry({ username, password, email = '' }: Omit<NewEntry, 'server'>): string {
  const texts = { username, password, email, auth: encodeBase64(`${username}:${password}`) };
  const members = Object.entries(texts).filter(([, value]) => value !== '');
  return `{${members.map(([name, value]) => member(name, value)).join(',')}}`;
}

function encodeMap(entries: readonly NewEntry[]): string {
  return `{${entries.map((entry) => `${goJsonString(entry.server)}:${encodeEntry(entry)}`).join(',')}}`;
}

/**
 * The document that `kubectl create secret docker-registry` writes, byte for byte (kubectl
 * pkg/cmd/create/create_secret_docker.go); further entries follow in the same form. Servers must differ.
 */
export function buildDockerConfigJson(entries: readonly NewEntry[]): string {
  return `{"auths":${encodeMap(entries)}}`;
}

/** The same entries in the older form without `auths`. */
export function buildDockercfg(entries: readonly NewEntry[]): string {
  return encodeMap(entries);
}

/** What a name's hash is made of; data as plain text. */
export type HashedSecret = {
  name: string;
  type: string;
  data: Readonly<Record<string, string>>;
  immutable?: boolean;
};

const hashLetters: Readonly<Record<string, string>> = { '0': 'g', '1': 'h', '3': 'k', a: 'm', e: 't' };

/**
 * The name `kubectl create secret … --append-hash` gives (kubectl pkg/util/hash/hash.go): the first ten
 * digits of a SHA-256, five of them replaced so that no word comes of it. `sha256Hex` hashes the UTF-8 of a text.
 */
export function nameWithHash(secret: HashedSecret, sha256Hex: (text: string) => string): string {
  const names = Object.keys(secret.data).toSorted();
  const data = names.map((name) => member(name, encodeBase64(secret.data[name] ?? ''))).join(',');
  const immutable = secret.immutable === undefined ? '' : `"immutable":${secret.immutable},`;
  const { name, type } = secret;
  const text = `{"data":{${data}},${immutable}"kind":"Secret",${member('name', name)},${member('type', type)}}`;
  const digits = sha256Hex(text).slice(0, 10);
  return `${name}-${digits.replace(/[013ae]/g, (digit) => hashLetters[digit] ?? digit)}`;
}
