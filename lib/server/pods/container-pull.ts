import 'server-only';
import type { PullStateName } from '#lib/api/pods.ts';
import type { ContainerKind, ContainerRecord, PodRecord } from '#lib/domain/pod/record.ts';
import type { FoundCause } from '#lib/domain/pull/failure.ts';
import { isImageVolumeMountFailure, isPullReason } from '#lib/domain/pull/reasons.ts';
import { severityOf } from '#lib/domain/pull/severity.ts';
import { toldBy, type WaitingText } from '#lib/domain/pull/told.ts';

/** How one container's pull stands, from its state alone: no events, no secrets. */
export type ContainerPull = {
  kind: ContainerKind;
  state: PullStateName;
  /** The cluster's word for it. */
  reason: string;
  since: number | null;
  failure: PullTrouble | null;
};

/** Why a pull does not succeed; `remembered` where the cluster itself only says "Back-off" by now. */
export type PullTrouble = { causes: readonly FoundCause[]; remembered: boolean };

/** What a container said before its message was only "Back-off". */
export type RememberedCause = (pod: PodRecord, container: ContainerRecord) => WaitingText | null;

/** Reads a container's state. An image volume has none of its own: it is read from the containers that mount it. */
export function containerPull(
  pod: PodRecord,
  container: ContainerRecord,
  remembered: RememberedCause,
): ContainerPull {
  if (container.kind === 'volume') return volumePull(pod, container, remembered);
  const { state, kind } = container;
  switch (state.is) {
    case 'running':
      return { kind, state: 'running', reason: 'Running', since: state.since, failure: null };
    case 'terminated':
      return {
        kind,
        state: 'completed',
        reason: state.reason || 'Completed',
        since: state.finishedAt,
        failure: null,
      };
    case 'not-reported':
      return {
        kind,
        state: 'unknown',
        reason: pod.node === '' ? 'NotScheduled' : 'NotReported',
        since: null,
        failure: null,
      };
    case 'waiting':
      return waitingPull(pod, container, state, remembered);
  }
}

function waitingPull(
  pod: PodRecord,
  container: ContainerRecord,
  state: WaitingText,
  remembered: RememberedCause,
): ContainerPull {
  const { kind } = container;
  const { reason, message } = state;
  if (isPullReason(reason) || isImageVolumeMountFailure(reason, message)) {
    const earlier = remembered(pod, container);
    const { causes } = toldBy(earlier ?? state);
    const severity = severityOf(causes.map(({ code }) => code));
    return {
      kind,
      state: severity === 'fail' ? 'failing' : 'waiting',
      reason: reason.includes(' ') ? 'ErrImagePull' : reason,
      since: null,
      failure: { causes, remembered: earlier !== null },
    };
  }
  if (reason === 'ContainerCreating' || reason === 'PodInitializing') {
    const isItsTurn = pod.sandboxReadyAt !== null && isNext(pod, container);
    return {
      kind,
      state: isItsTurn ? 'pulling' : 'unknown',
      reason,
      since: isItsTurn ? pod.sandboxReadyAt : null,
      failure: null,
    };
  }
  // Anything else (CrashLoopBackOff …) comes after the image: the pull is done.
  return { kind, state: 'running', reason, since: null, failure: null };
}

/** Init containers start one after the other, and app containers only after all of them. */
function isNext(pod: PodRecord, container: ContainerRecord): boolean {
  if (container.kind === 'ephemeral') return true;
  const inits = pod.containers.filter(({ kind }) => kind === 'init' || kind === 'sidecar');
  const open = inits.find(({ state }) => state.is !== 'terminated' && state.is !== 'running');
  return open === undefined ? container.kind === 'app' : open === container;
}

/** An image volume that cannot be pulled shows as the waiting state of the containers that mount it. */
function volumePull(pod: PodRecord, volume: ContainerRecord, remembered: RememberedCause): ContainerPull {
  const mounting = pod.containers.filter(({ imageVolumes }) => imageVolumes.includes(volume.name));
  const refused = mounting.find(
    ({ state }) =>
      state.is === 'waiting' && isPullReason(state.reason) && state.message.includes(volume.image),
  );
  if (refused !== undefined) return { ...containerPull(pod, refused, remembered), kind: 'volume' };
  const mounted = mounting.some(({ state }) => state.is === 'running' || state.is === 'terminated');
  return {
    kind: 'volume',
    state: mounted ? 'running' : 'unknown',
    reason: mounted ? 'Mounted' : 'NotReported',
    since: null,
    failure: null,
  };
}
