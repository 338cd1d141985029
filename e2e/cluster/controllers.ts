import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyPair } from '#e2e/cluster/certificates.ts';
import type { Access } from '#e2e/cluster/kube-client.ts';
import { writeKubeconfig } from '#e2e/cluster/kubeconfig.ts';
import { startProcess } from '#e2e/cluster/process.ts';
import type { ClusterKeys } from '#e2e/cluster/keys.ts';
import type { Run } from '#e2e/cluster/run.ts';

/** Access by client certificate for a component of the cluster. */
export function componentAccess(server: string, keys: ClusterKeys, pair: KeyPair): Access {
  return {
    server,
    authority: readFileSync(keys.cluster.certificate, 'utf8'),
    credential: { certificate: readFileSync(pair.certificate, 'utf8'), key: readFileSync(pair.key, 'utf8') },
  };
}

/** Starts the controller manager and the scheduler, neither of which listens on a port. */
export function startControllers(run: Run, binaries: string, server: string, keys: ClusterKeys): void {
  const controllerManager = componentAccess(server, keys, keys.controllerManager);
  startProcess(run, {
    name: 'kube-controller-manager',
    command: join(binaries, 'kube-controller-manager'),
    arguments: [
      `--kubeconfig=${writeKubeconfig(run, 'controller-manager', controllerManager)}`,
      `--service-account-private-key-file=${keys.tokens.key}`,
      `--root-ca-file=${keys.cluster.certificate}`,
      '--use-service-account-credentials',
      '--leader-elect=false',
      '--secure-port=0',
    ],
  });
  const scheduler = componentAccess(server, keys, keys.scheduler);
  startProcess(run, {
    name: 'kube-scheduler',
    command: join(binaries, 'kube-scheduler'),
    arguments: [
      `--kubeconfig=${writeKubeconfig(run, 'scheduler', scheduler)}`,
      '--leader-elect=false',
      '--secure-port=0',
    ],
  });
}
