import 'server-only';
import { runningDigest } from '#lib/domain/image/running-digest.ts';
import { isPullReason } from '#lib/domain/pull/reasons.ts';
import { objectAt, objectsAt, textAt, type JsonObject } from '../cluster/json.ts';

/** How far a proof's pod is, as its status shows. */
export type Progress =
  | { is: 'waiting' }
  | { is: 'unschedulable'; message: string }
  | { is: 'pulling'; node: string }
  | { is: 'pulled'; node: string; digest: string | null }
  | { is: 'refused'; node: string; reason: string; message: string }
  | { is: 'ended'; message: string };

/** Reads the status of a pod that holds one container. */
export function readProgress(pod: JsonObject): Progress {
  const status = objectAt(pod, 'status');
  const node = textAt(objectAt(pod, 'spec'), 'nodeName');
  if (node === '') return unplaced(status);
  const [container] = objectsAt(status, 'containerStatuses');
  const state = objectAt(container ?? {}, 'state');
  const imageId = textAt(container ?? {}, 'imageID');
  const waiting = objectAt(state, 'waiting');
  const reason = textAt(waiting, 'reason');
  const message = textAt(waiting, 'message');
  if (reason !== '' && isPullReason(reason)) return { is: 'refused', node, reason, message };
  const isStarted = state['running'] !== undefined || state['terminated'] !== undefined;
  // Whatever else keeps a container waiting (CreateContainerError …) comes after its image is there.
  const isPast = reason !== '' && reason !== 'ContainerCreating' && reason !== 'PodInitializing';
  if (isStarted || isPast || imageId !== '') {
    return { is: 'pulled', node, digest: runningDigest(imageId)?.digest ?? null };
  }
  // Evicted, or out of time: the kubelet says so on the pod alone.
  if (status['phase'] === 'Failed') return { is: 'ended', message: textAt(status, 'message') };
  return { is: 'pulling', node };
}

function unplaced(status: JsonObject): Progress {
  const condition = objectsAt(status, 'conditions').find(({ type }) => type === 'PodScheduled');
  if (condition === undefined || textAt(condition, 'reason') !== 'Unschedulable') return { is: 'waiting' };
  return { is: 'unschedulable', message: textAt(condition, 'message') };
}
