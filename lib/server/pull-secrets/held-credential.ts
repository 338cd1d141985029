import 'server-only';
import { type ConfigEntry } from '#lib/domain/pull-secret/config-entry.ts';
import { readEntries } from '#lib/domain/pull-secret/docker-config.ts';
import { normalizedKey } from '#lib/domain/pull/key.ts';
import type { ExistingSecret } from './existing-secret.ts';

/** A credential with its value: it lives only inside the verb that changes it. */
export type Credential = { registry: string; username: string; password: string };

/** The entries of a secret for one registry, keys that the kubelet takes for the same included. */
export function entriesFor({ document }: ExistingSecret, key: string): readonly ConfigEntry[] {
  if (document === null) return [];
  const read = readEntries(document.text, document.format);
  const registry = normalizedKey(key);
  return read.ok ? read.entries.filter((entry) => normalizedKey(entry.key) === registry) : [];
}

/** The keys under which a secret holds exactly this credential: registry, user and password agree. */
export function keysHolding(existing: ExistingSecret, credential: Credential): string[] {
  return entriesFor(existing, credential.registry)
    .filter(({ username, password }) => username === credential.username && password === credential.password)
    .map(({ key }) => key);
}
