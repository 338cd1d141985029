import { createHash } from 'node:crypto';
import { type JsonObject, type KubeObject, member } from '#lib/demo/api-server/objects.ts';
import { timestamp } from '#lib/demo/api-server/time.ts';
import { type ContainerView } from './pod-view.ts';
import { type Progress, containerStatus, isReady } from './progress.ts';

export type PodProgress = {
  pod: KubeObject;
  containers: readonly { view: ContainerView; progress: Progress }[];
  startedAt: number;
  hostAddress: string;
  /** When readiness last changed. */
  readySince: number;
};

type Phase = 'Pending' | 'Running' | 'Succeeded';

/** The pod's phase as its containers give it (kubelet pkg/kubelet/kubelet_pods.go getPhase). */
export function phaseOf({ containers }: Pick<PodProgress, 'containers'>): Phase {
  const states = (role: ContainerView['role']): Progress['state']['is'][] =>
    containers.filter(({ view }) => view.role === role).map(({ progress }) => progress.state.is);
  const apps = states('app');
  if (states('init').some((state) => state !== 'ended')) return 'Pending';
  if (apps.every((state) => state === 'ended')) return 'Succeeded';
  return apps.some((state) => state !== 'waiting') ? 'Running' : 'Pending';
}

/** Whether every container that counts is ready. */
export function podIsReady({ containers }: Pick<PodProgress, 'containers'>): boolean {
  return containers.every(({ view, progress }) => view.role === 'ephemeral' || isReady(view, progress));
}

/** The whole status of a pod. */
export function podStatus(progress: PodProgress): JsonObject {
  const { pod, containers, startedAt, hostAddress } = progress;
  const of = (...roles: ContainerView['role'][]): JsonObject[] =>
    containers
      .filter(({ view }) => roles.includes(view.role))
      .map(({ view, progress: reached }) => containerStatus(view, reached));
  const init = of('init', 'sidecar');
  const ephemeral = of('ephemeral');
  const podIP = addressOf(pod);
  return {
    phase: phaseOf(progress),
    conditions: conditionsOf(progress),
    hostIP: hostAddress,
    hostIPs: [{ ip: hostAddress }],
    podIP,
    podIPs: [{ ip: podIP }],
    startTime: timestamp(startedAt),
    ...(init.length > 0 ? { initContainerStatuses: init } : {}),
    containerStatuses: of('app'),
    ...(ephemeral.length > 0 ? { ephemeralContainerStatuses: ephemeral } : {}),
    qosClass: 'BestEffort',
    observedGeneration: pod.metadata.generation ?? 1,
  };
}

function conditionsOf(progress: PodProgress): JsonObject[] {
  const { containers, startedAt, readySince } = progress;
  const unready = containers
    .filter(({ view, progress: reached }) => view.role === 'app' && !isReady(view, reached))
    .map(({ view }) => view.name);
  const notInitialized = containers.some(
    ({ view, progress: reached }) => view.role === 'init' && !isReady(view, reached),
  );
  const done = phaseOf(progress) === 'Succeeded';
  const ready = podIsReady(progress);
  const why = done
    ? { reason: 'PodCompleted' }
    : { reason: 'ContainersNotReady', message: `containers with unready status: [${unready.join(' ')}]` };
  const condition = (type: string, holds: boolean, since: number, extra: JsonObject = {}): JsonObject => ({
    type,
    status: holds ? 'True' : 'False',
    lastProbeTime: null,
    lastTransitionTime: timestamp(since),
    ...(holds ? {} : extra),
  });
  return [
    condition('PodReadyToStartContainers', !done, startedAt),
    condition('Initialized', !notInitialized, startedAt, { reason: 'ContainersNotInitialized' }),
    condition('Ready', ready, readySince, why),
    condition('ContainersReady', ready, readySince, why),
    condition('PodScheduled', true, startedAt),
  ];
}

function addressOf(pod: KubeObject): string {
  if (member(pod['spec'], 'hostNetwork') === true) return '';
  const [third = 0, fourth = 0] = createHash('sha256').update(pod.metadata.uid).digest();
  return `10.244.${third}.${(fourth % 254) + 1}`;
}
