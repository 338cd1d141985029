import { type NewObject } from '#lib/demo/api-server/objects.ts';
import { timestamp } from '#lib/demo/api-server/time.ts';
import { type DemoNode, type NodeTroubles } from '#lib/demo/kubelet/node.ts';
import { NodeImages } from '#lib/demo/kubelet/node-images.ts';
import { corp } from './logins.ts';
import { days, hours, minutes } from './model.ts';

const COUNT = 12;
const ARM_FROM = 11;
const OLD_RUNTIME: readonly string[] = ['node-09', 'node-10'];

/** The machines of the cluster: two are arm64, two still run an old runtime, three have a trouble of their own. */
export function companyNodes(startedAt: number): DemoNode[] {
  const troubles: Readonly<Record<string, NodeTroubles[]>> = {
    'node-06': [{ trouble: 'unsigned', images: [`${corp}/platform/course-tools`], since: 0 }],
    'node-09': [{ trouble: 'disk-full', images: [], since: startedAt - hours(1.6) }],
    'node-10': [{ trouble: 'proxy-down', images: ['ghcr.io'], since: startedAt - minutes(56) }],
  };
  return Array.from({ length: COUNT }, (_, index) => {
    const number = index + 1;
    const name = `node-${String(number).padStart(2, '0')}`;
    return {
      name,
      platform: number >= ARM_FROM ? 'linux/arm64' : 'linux/amd64',
      runtime: OLD_RUNTIME.includes(name) ? 'containerd-1' : 'containerd-2',
      address: `10.40.1.${10 + number}`,
      troubles: troubles[name] ?? [],
      images: new NodeImages(),
    };
  });
}

/** A node as the API shows it; its kubelet adds the images. */
export function nodeObject(node: DemoNode, startedAt: number): NewObject {
  const architecture = node.platform.slice('linux/'.length);
  const isArm = architecture === 'arm64';
  const created = timestamp(startedAt - days(410));
  const heartbeat = timestamp(startedAt);
  const healthy = (type: string, status: string, reason: string, message: string) => ({
    type,
    status,
    lastHeartbeatTime: heartbeat,
    lastTransitionTime: created,
    reason,
    message,
  });
  // Troubles that new pods would run into whatever they are; what was placed there before stays.
  const isCordoned = node.troubles.some(({ trouble }) => trouble === 'disk-full' || trouble === 'proxy-down');
  const isFull = node.troubles.some(({ trouble }) => trouble === 'disk-full');
  const resources = {
    cpu: isArm ? '32' : '16',
    memory: '65843Mi',
    pods: '110',
    'ephemeral-storage': '196Gi',
  };
  return {
    metadata: {
      name: node.name,
      creationTimestamp: created,
      labels: {
        'kubernetes.io/arch': architecture,
        'kubernetes.io/hostname': node.name,
        'kubernetes.io/os': 'linux',
        'node.corp.example/pool': isArm ? 'accelerated' : 'general',
      },
    },
    spec: {
      ...(isCordoned ? { unschedulable: true } : {}),
      podCIDR: `10.244.${Number(node.name.slice(-2))}.0/24`,
      ...(isArm ? { taints: [{ key: 'arch', value: 'arm64', effect: 'NoSchedule' }] } : {}),
    },
    status: {
      capacity: resources,
      allocatable: resources,
      addresses: [
        { type: 'InternalIP', address: node.address },
        { type: 'Hostname', address: node.name },
      ],
      conditions: [
        healthy(
          'MemoryPressure',
          'False',
          'KubeletHasSufficientMemory',
          'kubelet has sufficient memory available',
        ),
        isFull
          ? healthy('DiskPressure', 'True', 'KubeletHasDiskPressure', 'kubelet has disk pressure')
          : healthy('DiskPressure', 'False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'),
        healthy('PIDPressure', 'False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'),
        healthy('Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'),
      ],
      nodeInfo: {
        architecture,
        operatingSystem: 'linux',
        osImage: 'Debian GNU/Linux 12 (bookworm)',
        kernelVersion: '6.1.0-31',
        containerRuntimeVersion:
          node.runtime === 'containerd-2' ? 'containerd://2.1.4' : 'containerd://1.6.20',
        kubeletVersion: 'v1.35.4',
        kubeProxyVersion: '',
        machineID: node.name,
        systemUUID: node.name,
        bootID: node.name,
      },
      images: [],
    },
  };
}
