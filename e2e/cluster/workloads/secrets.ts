import type { KubeObject } from '#e2e/cluster/workloads/objects.ts';

type Login = { username: string; password: string };

/** A pull secret for one registry, as kubectl would write it. `key` is the entry's name: host, port, path. */
export function pullSecret(namespace: string, name: string, key: string, login: Login): KubeObject {
  const auth = Buffer.from(`${login.username}:${login.password}`).toString('base64');
  const entry = { username: login.username, password: login.password, auth };
  return documentSecret(namespace, name, JSON.stringify({ auths: { [key]: entry } }));
}

/** A pull secret with just this text in it. */
export function documentSecret(namespace: string, name: string, document: string): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { namespace, name },
    type: 'kubernetes.io/dockerconfigjson',
    stringData: { '.dockerconfigjson': document },
  };
}

/** What people make when they forget the type: the right content in an Opaque secret. */
export function opaqueSecret(namespace: string, name: string, document: string): KubeObject {
  return { ...documentSecret(namespace, name, document), type: 'Opaque' };
}
