import { join } from 'node:path';
import { writeKubeconfig } from '#e2e/cluster/kubeconfig.ts';
import type { Access } from '#e2e/cluster/kube-client.ts';
import type { Node } from '#e2e/cluster/node.ts';
import { pathIn, writeIn, type Run } from '#e2e/cluster/run.ts';

type KubeletOptions = {
  binaries: string;
  port: number;
  socket: string;
  access: Access;
  clientAuthority: string;
};

/** Starts the kubelet on the node. */
export function startKubelet(run: Run, node: Node, options: KubeletOptions): void {
  node.start({
    name: 'kubelet',
    command: join(options.binaries, 'kubelet'),
    arguments: [
      `--config=${writeIn(run, JSON.stringify(configuration(node, options)), 'kubelet', 'config.yaml')}`,
      `--kubeconfig=${writeKubeconfig(run, 'kubelet', options.access)}`,
      `--root-dir=${pathIn(run, 'kubelet', 'root')}`,
      `--cert-dir=${pathIn(run, 'kubelet', 'pki')}`,
      `--hostname-override=${node.name}`,
      `--node-ip=${node.address}`,
    ],
    path: '/usr/sbin:/usr/bin:/sbin:/bin',
  });
}

function configuration(node: Node, options: KubeletOptions): object {
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    ...servingSettings(node, options),
    ...resourceSettings,
    containerRuntimeEndpoint: `unix://${options.socket}`,
    resolvConf: node.resolvConf,
    // No DNS runs in the cluster; without an address each pod would get a warning event about it.
    clusterDNS: ['10.0.0.10'],
    clusterDomain: 'cluster.local',
    makeIPTablesUtilChains: false,
    // The default, a watch per secret, starts late now and then, and a new pod's first pull goes without it.
    configMapAndSecretChangeDetectionStrategy: 'Get',
    // Many workloads start at once: neither a slow registry nor the kubelet's own limits may hold others up.
    serializeImagePulls: false,
    registryPullQPS: 0,
    // 0 does not mean no limit, whatever the kubelet's reference says: its client takes it for 5 a second.
    ...{ eventRecordQPS: 1000, eventBurst: 1000 },
    nodeStatusReportFrequency: '10s',
    // A full disk of the machine that runs the tests is no reason to remove images or pods.
    imageGCHighThresholdPercent: 100,
    evictionHard: {},
  };
}

function servingSettings(node: Node, options: KubeletOptions): object {
  return {
    address: node.address,
    port: options.port,
    readOnlyPort: 0,
    healthzPort: 0,
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: options.clientAuthority },
    },
    authorization: { mode: 'Webhook' },
  };
}

const resourceSettings = {
  cgroupDriver: 'cgroupfs',
  cgroupsPerQOS: false,
  enforceNodeAllocatable: [],
  failCgroupV1: false,
  failSwapOn: false,
  localStorageCapacityIsolation: false,
};
