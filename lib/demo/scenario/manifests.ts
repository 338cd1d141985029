import { type JsonObject, type NewObject } from '#lib/demo/api-server/objects.ts';
import {
  type ContainerPlan,
  type NamespacePlan,
  type PodPlan,
  type SecretPlan,
  type WorkloadPlan,
} from './model.ts';
import { base64 } from './secrets.ts';

/** The pod template of a plan, as someone would have written it. */
export function templateOf(app: string, team: string, pod: PodPlan, restartPolicy = 'Always'): JsonObject {
  const init = pod.containers.filter(({ role }) => role === 'init' || role === 'sidecar');
  const apps = pod.containers.filter(({ role = 'app' }) => role === 'app');
  const volumes = (pod.imageVolumes ?? []).map(({ name, image, policy }) => ({
    name,
    image: { reference: image, ...(policy === undefined ? {} : { pullPolicy: policy }) },
  }));
  return {
    metadata: { labels: { app, team } },
    spec: {
      ...(init.length > 0 ? { initContainers: init.map(containerOf) } : {}),
      containers: apps.map(containerOf),
      ...(volumes.length > 0 ? { volumes } : {}),
      ...(pod.account === undefined ? {} : { serviceAccountName: pod.account }),
      ...(pod.pullSecrets === undefined
        ? {}
        : { imagePullSecrets: pod.pullSecrets.map((name) => ({ name })) }),
      ...(pod.nodeSelector === undefined ? {} : { nodeSelector: pod.nodeSelector }),
      ...(pod.tolerates === undefined
        ? {}
        : { tolerations: pod.tolerates.map((key) => ({ key, operator: 'Exists' })) }),
      restartPolicy,
    },
  };
}

/** The containers that were added to a running pod later. */
export function ephemeralOf(pod: PodPlan): JsonObject[] {
  return pod.containers.filter(({ role }) => role === 'ephemeral').map(ephemeralContainer);
}

function ephemeralContainer(plan: ContainerPlan): JsonObject {
  return { imagePullPolicy: 'IfNotPresent', stdin: true, tty: true, ...containerOf(plan) };
}

function containerOf({ name, image, policy, role, mounts = [] }: ContainerPlan): JsonObject {
  return {
    name,
    image,
    ...(policy === undefined ? {} : { imagePullPolicy: policy }),
    ...(role === 'sidecar' ? { restartPolicy: 'Always' } : {}),
    ...(mounts.length > 0
      ? { volumeMounts: mounts.map((volume) => ({ name: volume, mountPath: `/${volume}` })) }
      : {}),
  };
}

/** The spec of a workload of any kind but Pod. */
export function workloadSpec(plan: WorkloadPlan, team: string, pod = plan.pod): JsonObject {
  const selector = { matchLabels: { app: plan.name } };
  switch (plan.kind) {
    case 'Deployment':
      return { replicas: plan.replicas, selector, template: templateOf(plan.name, team, pod) };
    case 'StatefulSet':
      return {
        replicas: plan.replicas,
        selector,
        serviceName: plan.name,
        // Caches do not wait for each other.
        podManagementPolicy: plan.name.endsWith('cache') ? 'Parallel' : 'OrderedReady',
        template: templateOf(plan.name, team, pod),
      };
    case 'DaemonSet':
      return { selector, template: templateOf(plan.name, team, pod) };
    case 'Job':
      return { template: templateOf(plan.name, team, pod, 'OnFailure') };
    case 'CronJob':
      return {
        schedule: plan.schedule,
        concurrencyPolicy: 'Forbid',
        jobTemplate: { spec: { template: templateOf(plan.name, team, pod, 'OnFailure') } },
      };
    case 'Pod':
      return {};
  }
}

export function secretObject(namespace: NamespacePlan, { name, type, data, ...plan }: SecretPlan): NewObject {
  const { labels, annotations, immutable } = plan;
  return {
    metadata: {
      name,
      namespace: namespace.name,
      ...(labels === undefined ? {} : { labels }),
      ...(annotations === undefined ? {} : { annotations }),
    },
    type,
    data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, base64(value)])),
    ...(immutable === true ? { immutable } : {}),
  };
}
