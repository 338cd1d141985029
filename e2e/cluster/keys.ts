import {
  createAuthority,
  createTokenKey,
  issueCertificate,
  type KeyPair,
} from '#e2e/cluster/certificates.ts';
import type { Run } from '#e2e/cluster/run.ts';

/** Every key of one cluster. */
export type ClusterKeys = {
  /** Signs the API server, its clients and the kubelet. */
  cluster: KeyPair;
  /** Signs proxies that an aggregated API trusts. */
  frontProxy: KeyPair;
  /** Signs the TLS registry; a runtime that was not told of it reports x509. */
  registries: KeyPair;
  tokens: KeyPair;
  apiServer: KeyPair;
  apiServerToKubelet: KeyPair;
  controllerManager: KeyPair;
  scheduler: KeyPair;
  kubelet: KeyPair;
  platformEngineer: KeyPair;
  tlsRegistry: KeyPair;
};

/** Creates all keys and certificates of a cluster whose node has this name. */
export async function createKeys(run: Run, node: string): Promise<ClusterKeys> {
  const [cluster, frontProxy, registries] = await Promise.all([
    createAuthority(run, 'cluster-ca'),
    createAuthority(run, 'front-proxy-ca'),
    createAuthority(run, 'registries-ca'),
  ]);
  const client = (name: string, subject: string): Promise<KeyPair> =>
    issueCertificate(run, cluster, { name, subject, usage: 'clientAuth' });
  const server = (authority: KeyPair, name: string, hosts: string[]): Promise<KeyPair> =>
    issueCertificate(run, authority, { name, subject: `/CN=${name}`, usage: 'serverAuth', hosts });
  const [
    apiServer,
    apiServerToKubelet,
    controllerManager,
    scheduler,
    kubelet,
    platformEngineer,
    tlsRegistry,
  ] = await Promise.all([
    server(cluster, 'api-server', [
      'DNS:localhost',
      'DNS:kubernetes',
      'DNS:kubernetes.default.svc',
      'IP:127.0.0.1',
    ]),
    client('api-server-to-kubelet', '/O=system:masters/CN=kube-apiserver-kubelet-client'),
    client('controller-manager', '/CN=system:kube-controller-manager'),
    client('scheduler', '/CN=system:kube-scheduler'),
    client('kubelet', `/O=system:nodes/CN=system:node:${node}`),
    client('platform-engineer', '/O=platform-team/CN=carol@corp.test'),
    server(registries, 'registries', ['DNS:*.corp.test']),
  ]);
  return {
    ...{ cluster, frontProxy, registries, tokens: createTokenKey(run), apiServer, apiServerToKubelet },
    ...{ controllerManager, scheduler, kubelet, platformEngineer, tlsRegistry },
  };
}
