import { asArray, asObject, type JsonObject, type KubeObject, member } from '../objects.ts';
import { ageColumn, type Column, nameColumn, stringAt, text, wideText } from './column.ts';

export const podColumns: readonly Column[] = [
  nameColumn,
  text('Ready', ready),
  text('Status', podStatus),
  text('Restarts', (pod) => String(restarts(pod))),
  ageColumn,
  wideText('IP', (pod) => stringAt(pod, 'status', 'podIP') || '<none>'),
  wideText('Node', (pod) => stringAt(pod, 'spec', 'nodeName') || '<none>'),
  wideText('Nominated Node', (pod) => stringAt(pod, 'status', 'nominatedNodeName') || '<none>'),
  wideText('Readiness Gates', () => '<none>'),
];

function statuses(pod: KubeObject, field: 'containerStatuses' | 'initContainerStatuses'): JsonObject[] {
  return asArray(member(pod, 'status', field))
    .map(asObject)
    .filter((status) => status !== undefined);
}

function ready(pod: KubeObject): string {
  const total = asArray(member(pod, 'spec', 'containers')).length;
  const up = statuses(pod, 'containerStatuses').filter(
    (status) => status['ready'] === true && isRunning(status),
  );
  return `${up.length}/${total}`;
}

function restarts(pod: KubeObject): number {
  const counts = statuses(pod, 'containerStatuses').map((status) => Number(status['restartCount'] ?? 0));
  return counts.reduce((sum, next) => sum + next, 0);
}

function isRunning(status: JsonObject): boolean {
  return member(status, 'state', 'running') !== undefined;
}

/** The STATUS column (k/k pkg/printers/internalversion/printers.go printPod). */
function podStatus(pod: KubeObject): string {
  if (pod.metadata.deletionTimestamp !== undefined)
    return stringAt(pod, 'status', 'reason') === 'NodeLost' ? 'Unknown' : 'Terminating';
  const initialising = initStatus(pod);
  if (initialising !== null) return initialising;
  const containers = statuses(pod, 'containerStatuses');
  const phase = stringAt(pod, 'status', 'reason') || stringAt(pod, 'status', 'phase') || 'Pending';
  // The first container that has something to say wins, so the last one looked at is the first of the list.
  const reason = containers.reduceRight((found, status) => containerReason(status) ?? found, phase);
  if (reason === 'Completed' && containers.some((status) => status['ready'] === true && isRunning(status)))
    return 'Running';
  return reason;
}

function initStatus(pod: KubeObject): string | null {
  const total = asArray(member(pod, 'spec', 'initContainers')).length;
  for (const [index, status] of statuses(pod, 'initContainerStatuses').entries()) {
    const exit = member(status, 'state', 'terminated', 'exitCode');
    if (exit === 0 || (status['started'] === true && isRunning(status))) continue;
    if (exit !== undefined) return `Init:${terminatedReason(status)}`;
    const waiting = stringAt(status, 'state', 'waiting', 'reason');
    if (waiting !== '' && waiting !== 'PodInitializing') return `Init:${waiting}`;
    return `Init:${index}/${total}`;
  }
  return null;
}

function containerReason(status: JsonObject): string | null {
  const waiting = stringAt(status, 'state', 'waiting', 'reason');
  if (waiting !== '') return waiting;
  return member(status, 'state', 'terminated') === undefined ? null : terminatedReason(status);
}

function terminatedReason(status: JsonObject): string {
  const reason = stringAt(status, 'state', 'terminated', 'reason');
  if (reason !== '') return reason;
  const signal = member(status, 'state', 'terminated', 'signal');
  if (typeof signal === 'number' && signal !== 0) return `Signal:${signal}`;
  return `ExitCode:${String(member(status, 'state', 'terminated', 'exitCode') ?? 0)}`;
}
