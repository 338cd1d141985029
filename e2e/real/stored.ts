import type { Cluster } from '#e2e/cluster/cluster.ts';
import { callCluster, mustCall } from '#e2e/cluster/kube-client.ts';
import type { Json } from '#e2e/contract/client.ts';

/** What the cluster itself holds, read by its admin and not through the product. */
export function storedIn(cluster: Cluster) {
  const admin = cluster.access('admin');
  const read = (path: string): Promise<Json> => mustCall<Json>(admin, { method: 'GET', path });
  const secretPath = (namespace: string, name: string): string =>
    `/api/v1/namespaces/${namespace}/secrets/${name}`;
  return {
    read,
    secret: (namespace: string, name: string) => read(secretPath(namespace, name)),
    async isThere(namespace: string, name: string): Promise<boolean> {
      return (await callCluster(admin, { method: 'GET', path: secretPath(namespace, name) })).status === 200;
    },
    async document(namespace: string, name: string): Promise<string> {
      const { data } = await read(secretPath(namespace, name));
      return Buffer.from(data['.dockerconfigjson'], 'base64').toString('utf8');
    },
    /** Names on an account's imagePullSecrets, in their order. */
    async links(namespace: string, account: string): Promise<string[]> {
      const { imagePullSecrets = [] } = await read(
        `/api/v1/namespaces/${namespace}/serviceaccounts/${account}`,
      );
      return imagePullSecrets.map(({ name }: { name: string }) => name);
    },
  };
}
