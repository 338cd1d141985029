import 'server-only';
import { type ConfigEntry } from '#lib/domain/pull-secret/config-entry.ts';
import { readEntries } from '#lib/domain/pull-secret/docker-config.ts';
import { registryOfKey } from '#lib/domain/pull-secret/registry-of-key.ts';
import type { ExistingSecret } from './existing-secret.ts';

/** A credential with its value: it lives only inside the verb that changes it. `registry` is any key of it. */
export type Credential = { registry: string; username: string; password: string };

/** The entries of a secret as they can be read; none where it cannot be decoded. */
export function entriesOf({ document }: ExistingSecret): readonly ConfigEntry[] {
  if (document === null) return [];
  const read = readEntries(document.text, document.format);
  return read.ok ? read.entries : [];
}

/** The keys under which a secret holds exactly this credential: registry, user and password agree, by any path. */
export function keysHolding(existing: ExistingSecret, credential: Credential): string[] {
  const registry = registryOfKey(credential.registry);
  return entriesOf(existing)
    .filter(({ username, password }) => username === credential.username && password === credential.password)
    .filter(({ key }) => registryOfKey(key) === registry)
    .map(({ key }) => key);
}
