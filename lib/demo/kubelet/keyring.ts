import { type ConfigEntry } from './docker-config.ts';

/** A credential with the secret it came from; the secret is what pull records remember. */
export type KeyringEntry = ConfigEntry & { secret: string };

type Place = { host: string; port: string; path: string };

/**
 * Which entries are offered for a repository, in order: more specific keys first, the secrets' own order only
 * between equal keys (kubelet pkg/credentialprovider/keyring.go). Written for the demo alone, on purpose: what the
 * product says about matching is held against this, not made of it.
 */
export function lookUp(
  entries: readonly KeyringEntry[],
  registry: string,
  repository: string,
): KeyringEntry[] {
  const keyed = entries.flatMap((entry) => {
    const key = placeOf(entry.key);
    return key === null ? [] : [{ entry, key, text: textOf(key) }];
  });
  const ordered = keyed.toSorted((a, b) => (a.text === b.text ? 0 : a.text < b.text ? 1 : -1));
  const target = placeOf(`${registry}/${repository}`);
  const matching = ordered.filter(({ key }) => target !== null && covers(key, target));
  if (matching.length > 0 || registry !== 'docker.io') return matching.map(({ entry }) => entry);
  return ordered.filter(({ text }) => text === 'index.docker.io').map(({ entry }) => entry);
}

function placeOf(key: string): Place | null {
  const bare = key.replace(/^https?:\/\//, '');
  if (bare === '' || bare.includes('://')) return null;
  const slash = bare.indexOf('/');
  const authority = slash < 0 ? bare : bare.slice(0, slash);
  const path = (slash < 0 ? '' : bare.slice(slash)).replace(/^\/v[12]\//, '/');
  const [host = '', port = ''] = authority.split(':');
  return { host, port, path: path === '/' ? '' : path };
}

function textOf({ host, port, path }: Place): string {
  return `${host}${port === '' ? '' : `:${port}`}${path}`;
}

function covers(key: Place, target: Place): boolean {
  if (key.port !== target.port || !target.path.startsWith(key.path)) return false;
  const labels = key.host.split('.');
  const wanted = target.host.split('.');
  return labels.length === wanted.length && labels.every((label, index) => fits(label, wanted[index] ?? ''));
}

/** `*` and `?` within one host label; the demo writes no character classes. */
function fits(pattern: string, label: string): boolean {
  const parts = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${parts}$`).test(label);
}
