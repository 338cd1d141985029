import {
  hostOf,
  isDockerHubName,
  keyMatches,
  parseLocation,
  parseRegistryKey,
  type RegistryKey,
} from '#lib/domain/pull/key.ts';
import { explainMiss } from '#lib/domain/pull/near-miss.ts';
import { dockerHubFallback } from '#lib/domain/pull/never-matches.ts';

/** A repository name made ready to be compared with many keys. */
export type Repository = { name: string; location: RegistryKey };

/** Makes repository names (`docker.io/library/nginx`) ready; those no key can be compared with are left out. */
export function repositories(names: Iterable<string>): Repository[] {
  return [...new Set(names)].flatMap((name) => {
    const parsed = parseLocation(name);
    return parsed.ok ? [{ name, location: parsed.key }] : [];
  });
}

/** The repositories a key serves; the key of Docker Hub serves its images, if no other key does. */
export function servedBy(key: string, among: readonly Repository[]): Repository[] {
  const parsed = parseRegistryKey(key);
  if (!parsed.ok) return [];
  const fallback = parsed.key.text === dockerHubFallback;
  return among.filter(
    ({ name, location }) => keyMatches(parsed.key, location) || (fallback && isDockerHubName(name)),
  );
}

/** Misses nearer than this are most likely slips: a port, a path, a letter's case, an alias of Docker Hub. */
const nearEnough = 4;

/** The host[:port] of the image a key that serves none most likely was meant for, or null. */
export function likelyMeant(key: string, among: readonly Repository[]): string | null {
  const parsed = parseRegistryKey(key);
  let best: { distance: number; host: string } | null = null;
  for (const { name, location } of among) {
    const { distance, reason } = explainMiss(key, parsed, location, name);
    if (distance >= nearEnough || reason === 'path-differs' || distance >= (best?.distance ?? nearEnough))
      continue;
    best = {
      distance,
      host: location.port === '' ? hostOf(location) : `${hostOf(location)}:${location.port}`,
    };
  }
  return best?.host ?? null;
}
