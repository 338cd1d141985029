import { hostOf, parseRegistryKey } from '#lib/domain/pull/key.ts';
import { dockerHubFallback, isDockerHubAlias } from '#lib/domain/pull/never-matches.ts';

/**
 * The registry that a key is for: its host and port, whatever path stands behind. Docker Hub goes by many names, and 443
 * is the port of a registry that names none. Who signs in there with one user and password has one credential, under
 * however many keys it is written; as written where the key cannot be read.
 */
export function registryOfKey(written: string): string {
  const parsed = parseRegistryKey(written);
  if (!parsed.ok) return written;
  const { key } = parsed;
  const host = hostOf(key).toLowerCase();
  if (isDockerHubAlias(key) || host === dockerHubFallback) return 'docker.io';
  return key.port === '' || key.port === '443' ? host : `${host}:${key.port}`;
}
