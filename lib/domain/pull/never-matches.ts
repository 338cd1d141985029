import { hasGlob, hostOf, type ParsedKey, parseRegistryKey, type RegistryKey } from '#lib/domain/pull/key.ts';

/** The key `docker login` and kubectl write for Docker Hub; the kubelet falls back on it. */
export const dockerHubKey = 'https://index.docker.io/v1/';

/** What the fallback of Docker Hub is stored under once normalised (keyring.go defaultRegistryHost). */
export const dockerHubFallback = 'index.docker.io';

/** Hosts people write for Docker Hub; its images are compared as `docker.io` and nothing else. */
const dockerHubAliases = new Set([
  'registry-1.docker.io',
  'hub.docker.com',
  'registry.hub.docker.com',
  'auth.docker.io',
  'index.docker.io',
  'docker.com',
  'www.docker.com',
]);

/** Whether a key was meant for Docker Hub and is none of those that work. */
export function isDockerHubAlias(key: RegistryKey): boolean {
  return dockerHubAliases.has(hostOf(key).toLowerCase()) && key.text !== dockerHubFallback;
}

export type NeverMatches = {
  code:
    | 'docker-hub-alias'
    | 'no-host'
    | 'other-scheme'
    | 'tag-in-path'
    | 'path-characters'
    | 'no-registry-host';
  sentence: string;
  /** A key that would work, where there is one. */
  suggestion: string | null;
};

const knownPath = /^[a-z0-9._/-]*$/;

function judgePath(key: RegistryKey): NeverMatches | null {
  const repository = key.path.split(/[:@]/, 1)[0] ?? '';
  if (repository !== key.path) {
    return {
      code: 'tag-in-path',
      sentence: 'Credentials are looked up by repository, without tag or digest; write the key without them.',
      suggestion: key.text.slice(0, key.text.length - key.path.length) + repository,
    };
  }
  if (knownPath.test(key.path) && !key.path.includes('//')) return null;
  const sentence = `No repository starts with ${key.path.slice(1)}: paths are lower case letters, digits and . _ - /.`;
  return { code: 'path-characters', sentence, suggestion: null };
}

/** A host of one label is a registry only as `localhost`, with a port or with upper case in it. */
function isNoRegistryHost(key: RegistryKey): boolean {
  const host = hostOf(key);
  return key.labels.length === 1 && key.port === '' && host !== 'localhost' && host === host.toLowerCase();
}

function judgeHost(written: string, key: RegistryKey): NeverMatches | null {
  const host = hostOf(key);
  if (host === '') {
    return {
      code: 'no-host',
      sentence: 'The key names no registry; write its host, such as ghcr.io.',
      suggestion: null,
    };
  }
  const rest = written.replace(/^https?:\/\//, '');
  if (rest.includes('://')) {
    const sentence = `Only http:// and https:// are taken off a key; write it without ${rest.split('://', 1)[0]}://.`;
    return { code: 'other-scheme', sentence, suggestion: rest.slice(rest.indexOf('://') + 3) };
  }
  if (isDockerHubAlias(key)) {
    const sentence = `Images of Docker Hub never match this key; write ${dockerHubKey} or docker.io.`;
    return { code: 'docker-hub-alias', sentence, suggestion: dockerHubKey };
  }
  if (!isNoRegistryHost(key)) return null;
  const sentence = hasGlob(host)
    ? 'A * covers one label of a host, and no registry host has only one; write one * per label, such as *.corp.example.'
    : `${host} has neither a dot nor a port, so in an image it is a Docker Hub user; write the host as images do.`;
  return { code: 'no-registry-host', sentence, suggestion: null };
}

/** Why a key can match no image as people write them, or null; unparsable keys are another matter. */
export function neverMatches(
  written: string,
  parsed: ParsedKey = parseRegistryKey(written),
): NeverMatches | null {
  if (!parsed.ok) return null;
  return judgeHost(written, parsed.key) ?? judgePath(parsed.key);
}
