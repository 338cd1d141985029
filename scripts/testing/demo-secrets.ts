import type { DemoPullport } from './demo-context.ts';

type StoredSecret = {
  metadata: {
    resourceVersion: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  type: string;
  immutable?: boolean;
  data: Record<string, string>;
};

/** A Secret of the demo cluster as it is stored, read past Pullport. */
export async function storedSecret(
  { kube }: DemoPullport,
  namespace: string,
  name: string,
): Promise<StoredSecret> {
  return (await kube('GET', `/api/v1/namespaces/${namespace}/secrets/${name}`)) as StoredSecret;
}

/** Its document as text; '' where there is no such secret. */
export async function storedDocument(
  pullport: DemoPullport,
  namespace: string,
  name: string,
): Promise<string> {
  const { data }: Partial<StoredSecret> = await storedSecret(pullport, namespace, name);
  const encoded = data?.['.dockerconfigjson'] ?? data?.['.dockercfg'] ?? '';
  return Buffer.from(encoded, 'base64').toString('utf8');
}

/** The pull secrets an account names. */
export async function linksOf({ kube }: DemoPullport, namespace: string, account: string): Promise<string[]> {
  const found = (await kube('GET', `/api/v1/namespaces/${namespace}/serviceaccounts/${account}`)) as {
    imagePullSecrets?: { name: string }[];
  };
  return (found.imagePullSecrets ?? []).map(({ name }) => name);
}

/** Makes a pull secret past Pullport, with this text as its document. */
export async function putSecret(
  { kube }: DemoPullport,
  namespace: string,
  name: string,
  document: string,
  extra: object = {},
): Promise<void> {
  await kube('POST', `/api/v1/namespaces/${namespace}/secrets`, {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace },
    type: 'kubernetes.io/dockerconfigjson',
    data: { '.dockerconfigjson': Buffer.from(document).toString('base64') },
    ...extra,
  });
}
