import { mustCall, type Access } from '#e2e/cluster/kube-client.ts';
import { generalise, type ObjectName } from '#e2e/cluster/record-placeholders.ts';
import { sceneLabel } from '#e2e/cluster/workloads/objects.ts';

export type WaitingState = { reason: string; message: string };

export type SceneEvents = { type: string; reason: string; message: string }[];

type Container = { name: string; image: string };
type ContainerStatus = { name: string; state?: { waiting?: { reason: string; message?: string } } };
type Owner = { metadata: ObjectName & { labels?: Record<string, string> } };
type Event = {
  metadata: { name: string };
  type: string;
  reason: string;
  message: string;
  source: { component?: string };
  involvedObject: { uid?: string; fieldPath?: string };
};
export type Pod = Owner & {
  spec: {
    containers: Container[];
    initContainers?: Container[];
    volumes?: { image?: { reference: string } }[];
  };
  status: { containerStatuses?: ContainerStatus[]; initContainerStatuses?: ContainerStatus[] };
};

/** A container that waits for another one, or was not looked at yet, tells nothing. */
const quiet = ['ContainerCreating', 'PodInitializing'];

/** Containers that wait for something of their own, in the kubelet's own words. */
export function waitingContainers(pods: readonly Pod[]): (WaitingState & { pod: Pod; container: string })[] {
  return pods.flatMap((pod) => {
    const { initContainerStatuses = [], containerStatuses = [] } = pod.status;
    return [...initContainerStatuses, ...containerStatuses].flatMap(({ name, state }) => {
      const waiting = state?.waiting;
      if (waiting === undefined || quiet.includes(waiting.reason)) return [];
      return [{ pod, container: name, reason: waiting.reason, message: waiting.message ?? '' }];
    });
  });
}

/** What each scene's containers wait for at this moment, variable parts replaced. */
export function readStates(pods: readonly Pod[]): { kind: string; state: WaitingState }[] {
  return waitingContainers(pods).flatMap(({ pod, container, reason, message }) => {
    const kind = sceneOf(pod);
    if (kind === null) return [];
    const state = { reason, message: generalise(message, imagesOf(pod, container), pod.metadata) };
    return [{ kind, state }];
  });
}

/** The distinct events of each scene in the order they first happened: the kubelet's, or that no pod was made. */
export async function readEvents(access: Access): Promise<Map<string, SceneEvents>> {
  const [events, pods, replicaSets] = await Promise.all([
    list<Event>(access, '/api/v1/events'),
    list<Pod>(access, '/api/v1/pods'),
    list<Owner>(access, '/apis/apps/v1/replicasets'),
  ]);
  const found = new Map<string, SceneEvents>();
  for (const event of events.toSorted((a, b) => moment(a).localeCompare(moment(b)))) {
    const { uid } = event.involvedObject;
    const pod = pods.find((candidate) => candidate.metadata.uid === uid);
    const replicaSet = replicaSets.find((candidate) => candidate.metadata.uid === uid);
    if (pod && event.source.component === 'kubelet') {
      const message = generalise(event.message, imagesOf(pod, containerOf(event)), pod.metadata);
      add(found, sceneOf(pod), { type: event.type, reason: event.reason, message });
    }
    if (replicaSet && event.reason === 'FailedCreate' && !isFolded(event)) {
      const message = generalise(event.message, [], replicaSet.metadata);
      add(found, sceneOf(replicaSet), { type: event.type, reason: event.reason, message });
    }
  }
  return found;
}

function sceneOf(object: Owner): string | null {
  return object.metadata.labels?.[sceneLabel] ?? null;
}

/** `spec.containers{app}` names the container an event is about. */
function containerOf(event: Event): string | null {
  return /\{(.+)\}/.exec(event.involvedObject.fieldPath ?? '')?.[1] ?? null;
}

/** The images that a text about this container may name: its own and those of image volumes. */
function imagesOf(pod: Pod, container: string | null): string[] {
  const { containers, initContainers = [], volumes = [] } = pod.spec;
  const own = [...initContainers, ...containers].filter(
    ({ name }) => container === null || name === container,
  );
  const mounted = volumes.flatMap((volume) => (volume.image ? [volume.image.reference] : []));
  return [...own.map(({ image }) => image), ...mounted];
}

async function list<Item>(access: Access, path: string): Promise<Item[]> {
  return (await mustCall<{ items: Item[] }>(access, { method: 'GET', path })).items;
}

/** The API's clients fold a run of similar events into one; its text repeats another one's. */
function isFolded(event: Event): boolean {
  return event.message.startsWith('(combined from similar events)');
}

/** An event's name ends in the time of its first happening, in nanoseconds as hexadecimal. */
function moment(event: Event): string {
  return event.metadata.name.split('.').at(-1) ?? '';
}

function add(found: Map<string, SceneEvents>, kind: string | null, event: SceneEvents[number]): void {
  if (kind === null) return;
  const events = found.get(kind) ?? [];
  found.set(kind, events);
  if (!events.some((other) => other.reason === event.reason && other.message === event.message))
    events.push(event);
}
