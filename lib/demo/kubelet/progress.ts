import { type JsonObject } from '#lib/demo/api-server/objects.ts';
import { timestamp } from '#lib/demo/api-server/time.ts';
import { type ContainerView } from './pod-view.ts';

export type Waiting = { is: 'waiting'; reason: string; message: string };
export type Running = { is: 'running'; since: number; endsAt: number | null };
export type Ended = { is: 'ended'; since: number; at: number };

/** How far one container has come. */
export type Progress = {
  state: Waiting | Running | Ended;
  /** The image the state is about: another one in the spec means starting anew. */
  image: string;
  /** As the runtime calls the running image; empty until the container was created once. */
  runtimeImage: string;
  imageId: string;
  restarts: number;
};

/** A container that nothing is known of yet. */
export function beginning(container: ContainerView, podHasInit: boolean): Progress {
  const reason = podHasInit && container.role === 'app' ? 'PodInitializing' : 'ContainerCreating';
  return {
    state: { is: 'waiting', reason, message: '' },
    image: container.image,
    runtimeImage: '',
    imageId: '',
    restarts: 0,
  };
}

/** The container's entry in the pod's status. */
export function containerStatus(container: ContainerView, progress: Progress): JsonObject {
  const { state, imageId, restarts } = progress;
  return {
    name: container.name,
    state: stateOf(progress),
    lastState: {},
    ready: isReady(container, progress),
    restartCount: restarts,
    image: progress.runtimeImage === '' ? container.image : progress.runtimeImage,
    imageID: imageId,
    ...(container.role === 'ephemeral' ? {} : { started: state.is === 'running' }),
  };
}

/** Whether the container counts towards the pod's readiness: an init container once it is through. */
export function isReady(container: ContainerView, { state }: Progress): boolean {
  if (container.role === 'init') return state.is === 'ended';
  return container.role !== 'ephemeral' && state.is === 'running';
}

function stateOf({ state }: Progress): JsonObject {
  if (state.is === 'running') return { running: { startedAt: timestamp(state.since) } };
  if (state.is === 'ended') {
    const startedAt = timestamp(state.since);
    return { terminated: { exitCode: 0, reason: 'Completed', startedAt, finishedAt: timestamp(state.at) } };
  }
  const { reason, message } = state;
  return { waiting: message === '' ? { reason } : { reason, message } };
}
