import type { Cluster } from '#e2e/cluster/cluster.ts';
import type { Identity } from '#e2e/cluster/identities.ts';
import { pathIn, writeIn } from '#e2e/cluster/run.ts';

/** What the kubelet gives a pod of the manifest's Deployment: a token, an authority, a namespace, an address. */
export function podEnvironment(cluster: Cluster): Record<string, string> {
  const { server, authority } = cluster.access('pullport');
  const { hostname, port } = new URL(server);
  const files = { token: tokenOf(cluster, 'pullport'), 'ca.crt': authority, namespace: 'pullport' };
  for (const [name, content] of Object.entries(files)) writeIn(cluster.run, content, 'service-account', name);
  return {
    KUBERNETES_SERVICE_HOST: hostname,
    KUBERNETES_SERVICE_PORT: port,
    PULLPORT_SERVICEACCOUNT_DIR: pathIn(cluster.run, 'service-account'),
    PULLPORT_SESSION_KEY: 'a key of this test, long enough for a seal',
  };
}

/** An identity's token. Throws for one that signs in by certificate. */
export function tokenOf(cluster: Cluster, identity: Identity): string {
  const { credential } = cluster.access(identity);
  if (!('token' in credential)) throw new Error(`${identity} has no token.`);
  return credential.token;
}

/** The header by which a program calls the product as somebody. */
export function bearerOf(cluster: Cluster, identity: Identity): { authorization: string } {
  return { authorization: `Bearer ${tokenOf(cluster, identity)}` };
}
