import type { Access } from '#e2e/cluster/kube-client.ts';
import { pathIn, writeIn, type Run } from '#e2e/cluster/run.ts';

/** Writes kubeconfigs/NAME.yaml, certificates included, and returns its path. JSON is valid YAML. */
export function writeKubeconfig(run: Run, name: string, access: Access): string {
  const user =
    'token' in access.credential
      ? { token: access.credential.token }
      : {
          'client-certificate-data': base64(access.credential.certificate),
          'client-key-data': base64(access.credential.key),
        };
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: 'pullport-test',
        cluster: { server: access.server, 'certificate-authority-data': base64(access.authority) },
      },
    ],
    users: [{ name, user }],
    contexts: [{ name, context: { cluster: 'pullport-test', user: name } }],
    'current-context': name,
  };
  return writeIn(run, JSON.stringify(config, null, 2), 'kubeconfigs', `${name}.yaml`);
}

/** Where the kubeconfig of that name is. */
export function kubeconfigPath(run: Run, name: string): string {
  return pathIn(run, 'kubeconfigs', `${name}.yaml`);
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
