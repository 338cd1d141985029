import 'server-only';
import type { Overview } from '#lib/api/overview.ts';
import type { SessionSecrets } from '../pull-secrets/secret-memory.ts';

const soon = 7 * 24 * 3_600_000;

/** Pull secrets of the namespaces as this session knows them; null while one is being read or where none may be read. */
export function countSecrets(
  secrets: SessionSecrets,
  namespaces: readonly string[],
  now: number,
): Overview['pullSecrets'] {
  const credentials = new Map<string, number>();
  let total = 0;
  let read = 0;
  for (const namespace of namespaces) {
    const view = secrets.view(namespace);
    if (view.is === 'pending') return null;
    if (view.is === 'refused') continue;
    read += 1;
    for (const { fingerprint, document } of view.secrets.values()) {
      total += 1;
      const ends = document.is === 'decoded' ? document.entries.map(({ expiresAt }) => expiresAt) : [];
      const first = Math.min(...ends.map((end) => end ?? Infinity), credentials.get(fingerprint) ?? Infinity);
      credentials.set(fingerprint, first);
    }
  }
  if (read === 0) return null;
  const expiringSoon = [...credentials.values()].filter((end) => end > now && end - now <= soon).length;
  return { secrets: total, credentials: credentials.size, expiringSoon };
}
