import { mustCall, type Access } from '#e2e/cluster/kube-client.ts';
import { generalise, type Subject } from '#e2e/cluster/record-placeholders.ts';
import { sceneLabel } from '#e2e/cluster/workloads/objects.ts';

export type WaitingState = { reason: string; message: string };

export type SceneEvents = { type: string; reason: string; message: string }[];

type Container = { name: string; image: string };
type ContainerStatus = { name: string; state?: { waiting?: { reason: string; message?: string } } };
type Pod = {
  metadata: { name: string; namespace: string; uid: string; labels?: Record<string, string> };
  spec: {
    containers: Container[];
    initContainers?: Container[];
    volumes?: { image?: { reference: string } }[];
    imagePullSecrets?: { name: string }[];
  };
  status: { containerStatuses?: ContainerStatus[]; initContainerStatuses?: ContainerStatus[] };
};

/** A container that waits for another one, or was not looked at yet, tells nothing. */
const quiet = ['ContainerCreating', 'PodInitializing'];

/** What each scene's containers wait for at this moment, variable parts replaced. */
export function readStates(pods: readonly Pod[]): { kind: string; state: WaitingState }[] {
  return pods.flatMap((pod) => {
    const kind = pod.metadata.labels?.[sceneLabel];
    const statuses = [...(pod.status.initContainerStatuses ?? []), ...(pod.status.containerStatuses ?? [])];
    if (kind === undefined) return [];
    return statuses.flatMap((status) => {
      const waiting = status.state?.waiting;
      if (waiting === undefined || quiet.includes(waiting.reason)) return [];
      const message = generalise(waiting.message ?? '', subjectsOf(pod));
      return [{ kind, state: { reason: waiting.reason, message } }];
    });
  });
}

/** The distinct events of each scene in the order they first happened: those of its pods, else of their owner. */
export async function readEvents(access: Access): Promise<Map<string, SceneEvents>> {
  const get = (path: string): Promise<{ items: any[] }> => mustCall(access, { method: 'GET', path });
  const [events, pods, replicaSets] = await Promise.all([
    get('/api/v1/events'),
    get('/api/v1/pods'),
    get('/apis/apps/v1/replicasets'),
  ]);
  const found = new Map<string, SceneEvents>();
  const inOrder = events.items.toSorted((a, b) => moment(a).localeCompare(moment(b)));
  const about = [...pods.items, ...replicaSets.items];
  for (const event of inOrder) {
    const object = about.find((candidate) => candidate.metadata.uid === event.involvedObject.uid);
    const kind = object?.metadata.labels?.[sceneLabel];
    if (kind === undefined || !isTelling(event)) continue;
    const subjects = event.involvedObject.kind === 'Pod' ? subjectsOf(object) : [];
    add(found, kind, {
      type: event.type,
      reason: event.reason,
      message: generalise(event.message, subjects),
    });
  }
  return found;
}

function isTelling(event: any): boolean {
  const ofKubelet = event.involvedObject.kind === 'Pod' && event.reason !== 'Scheduled';
  return ofKubelet || event.reason === 'FailedCreate';
}

/** An event's name ends in the time of its first happening, in nanoseconds as hexadecimal. */
function moment(event: any): string {
  return event.metadata.name.split('.').at(-1) ?? '';
}

function add(found: Map<string, SceneEvents>, kind: string, event: SceneEvents[number]): void {
  const events = found.get(kind) ?? [];
  found.set(kind, events);
  if (!events.some((other) => other.reason === event.reason && other.message === event.message))
    events.push(event);
}

function subjectsOf(pod: Pod): Subject[] {
  const { containers, initContainers = [], volumes = [], imagePullSecrets = [] } = pod.spec;
  const images = [
    ...[...containers, ...initContainers].map((container) => container.image),
    ...volumes.flatMap((volume) => (volume.image ? [volume.image.reference] : [])),
  ];
  const { name, namespace, uid } = pod.metadata;
  const secrets = imagePullSecrets.map((secret) => secret.name);
  return [
    ...images.map((image) => ({ kind: 'image' as const, image })),
    { kind: 'pod', name, namespace, uid },
    ...secrets.map((secret) => ({ kind: 'secret' as const, name: secret })),
  ];
}
