import { startContainerd, type Runtime } from '#e2e/cluster/containerd.ts';
import { pauseReference, pushImages } from '#e2e/cluster/images.ts';
import type { ClusterKeys } from '#e2e/cluster/keys.ts';
import { callCluster, type Access } from '#e2e/cluster/kube-client.ts';
import { startKubelet } from '#e2e/cluster/kubelet.ts';
import { startNode } from '#e2e/cluster/node.ts';
import { together, waitUntil } from '#e2e/cluster/process.ts';
import {
  plainHttpHosts,
  startRegistries,
  type Registries,
  type RegistryPorts,
} from '#e2e/cluster/registries.ts';
import { placeOf, type Run } from '#e2e/cluster/run.ts';

/** Folders of built programs. */
export type Binaries = { kubernetes: string; containerd: string };

type MachineOptions = {
  keys: ClusterKeys;
  ports: RegistryPorts & { kubelet: number };
  runtime: Runtime;
  nodeName: string;
  binaries: Binaries;
};

type Machine = {
  registries: Registries;
  /** Starts the kubelet with its own access and resolves when `root` sees the node ready. */
  join(kubelet: Access, root: Access): Promise<void>;
};

/** Starts registries with their images, and a node with its runtime, while the API server may still be starting. */
export async function prepareMachine(run: Run, options: MachineOptions): Promise<Machine> {
  const { keys, ports, runtime, nodeName, binaries } = options;
  const { subnet, nameServer } = placeOf(run);
  const [registries, node] = await together(run, [
    startRegistries(run, keys, ports, nameServer),
    startNode(run, { name: nodeName, subnet, nameServer }),
  ]);
  const { hosts } = registries;
  const [socket] = await together(run, [
    startContainerd(run, node, {
      ...{ runtime, binaries: binaries.containerd },
      pauseImage: `${hosts.open}/${pauseReference}`,
      plainHttpHosts: plainHttpHosts(hosts),
      trustedTlsHosts: [hosts.trustedTls],
      authority: keys.registries.certificate,
    }),
    pushImages(registries.pushTo),
  ]);
  return {
    registries,
    async join(access, root) {
      const clientAuthority = keys.cluster.certificate;
      startKubelet(run, node, {
        binaries: binaries.kubernetes,
        port: ports.kubelet,
        socket,
        access,
        clientAuthority,
      });
      const needs = ['kubelet', 'containerd'];
      await waitUntil(run, 'the node to be ready', () => isNodeReady(root, nodeName), { needs });
    },
  };
}

type NodeObject = {
  spec: { taints?: object[] };
  status: { conditions?: { type: string; status: string }[] };
};

/** Ready, and without the taint that the controller manager takes away a moment later. */
async function isNodeReady(root: Access, name: string): Promise<boolean> {
  const { status, body } = await callCluster<NodeObject>(root, {
    method: 'GET',
    path: `/api/v1/nodes/${name}`,
  });
  if (status !== 200) return false;
  const ready = body.status.conditions?.some(
    (condition) => condition.type === 'Ready' && condition.status === 'True',
  );
  return ready === true && (body.spec.taints ?? []).length === 0;
}
