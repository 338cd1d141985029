import { type KubeObject } from '#lib/demo/api-server/objects.ts';
import { type ObjectStore } from '#lib/demo/api-server/store.ts';
import { decodeSecret } from './docker-config.ts';
import { type KeyringEntry } from './keyring.ts';
import { pullSecretsOf } from './pod-view.ts';

export type PodCredentials = {
  entries: readonly KeyringEntry[];
  /** Names that lead to no secret: a warning, the pull goes on. */
  missing: readonly string[];
  /** The decoder's complaint; one such secret stops every pull of the pod. */
  undecodable: string | null;
};

/** Reads the pod's secrets as they are now: the kubelet does so before each attempt. */
export function readCredentials(store: ObjectStore, pod: KubeObject): PodCredentials {
  const namespace = pod.metadata.namespace;
  const entries: KeyringEntry[] = [];
  const missing: string[] = [];
  let undecodable: string | null = null;
  for (const name of pullSecretsOf(pod)) {
    const secret = store.get('secrets', namespace, name);
    if (secret === undefined) {
      missing.push(name);
      continue;
    }
    const decoded = decodeSecret(secret);
    if (decoded.is === 'undecodable') undecodable ??= decoded.error;
    if (decoded.is === 'entries')
      entries.push(...decoded.entries.map((entry) => ({ ...entry, secret: `${namespace}/${name}` })));
  }
  return { entries, missing, undecodable };
}
