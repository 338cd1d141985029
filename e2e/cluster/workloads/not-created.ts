import type { KubeObject } from '#e2e/cluster/workloads/objects.ts';
import { deploymentScene, type Scene, type Stage } from '#e2e/cluster/workloads/scene.ts';

/** Workloads whose pods are never made, so that no pod tells why. */
export function notCreatedScenes({ hosts }: Stage): Scene[] {
  return [
    deploymentScene('account-missing', 'logistics', 'planner', {
      image: `${hosts.open}/logistics/tracker:1`,
      serviceAccount: 'planner',
    }),
    deploymentScene(
      'quota',
      'ml-training',
      'notebook',
      { image: `${hosts.open}/analytics/collector:1`, replicas: 5 },
      [podQuota('ml-training', 4)],
    ),
  ];
}

function podQuota(namespace: string, pods: number): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { namespace, name: 'few-pods' },
    spec: { hard: { pods: String(pods) } },
  };
}
