import 'server-only';
import type { Overview } from '#lib/api/overview.ts';
import { isExpiring } from '#lib/domain/pull-secret/health-entries.ts';
import type { SessionSecrets } from '../pull-secrets/secret-memory.ts';

/** Pull secrets of the namespaces as this session knows them; null while one is being read or where none may be read. */
export function countSecrets(
  secrets: SessionSecrets,
  namespaces: readonly string[],
  now: number,
): Overview['pullSecrets'] {
  const credentials = new Set<string>();
  const expiring = new Set<string>();
  let total = 0;
  let read = 0;
  for (const namespace of namespaces) {
    const view = secrets.view(namespace);
    if (view.is === 'pending') return null;
    if (view.is === 'refused') continue;
    read += 1;
    for (const { fingerprint, document } of view.secrets.values()) {
      total += 1;
      credentials.add(fingerprint);
      if (document.is !== 'decoded') continue;
      if (document.entries.some((entry) => isExpiring(entry, now))) expiring.add(fingerprint);
    }
  }
  if (read === 0) return null;
  return { secrets: total, credentials: credentials.size, expiringSoon: expiring.size };
}
