import 'server-only';
import type { PodDetail, PodEvent } from '#lib/api/pods.ts';
import { AppError } from '#lib/domain/errors.ts';
import type { PodRecord } from '#lib/domain/pod/record.ts';
import { isObject, numberAt, objectAt, objectsAt, textAt, timeAt, type JsonObject } from '../cluster/json.ts';
import type { UserCluster } from '../cluster/user-cluster.ts';
import type { Context } from '../context.ts';
import { toTimestamp } from '../timestamp.ts';

const mostEvents = 200;

/**
 * The events of one pod as this person may read them, newest first.
 * @throws AppError `forbidden` where they may not list events
 */
export async function readPodEvents(
  cluster: UserCluster,
  { namespace, uid }: Pick<PodRecord, 'namespace' | 'uid'>,
): Promise<PodEvent[]> {
  const answer = await cluster.get(
    { resource: 'events', namespace },
    { fieldSelector: `involvedObject.uid=${uid}`, limit: mostEvents },
  );
  return objectsAt(isObject(answer) ? answer : {}, 'items')
    .map(podEvent)
    .sort((a, b) => (b.lastSeen ?? '').localeCompare(a.lastSeen ?? ''));
}

/** As readPodEvents; events that cannot be had are said, not thrown: the rest of the pod is worth showing. */
export async function podEventsOrWhyNot(
  { cluster }: Context,
  pod: Pick<PodRecord, 'namespace' | 'uid'>,
): Promise<Pick<PodDetail, 'events' | 'eventsProblem'>> {
  try {
    return { events: await readPodEvents(cluster, pod), eventsProblem: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { events: null, eventsProblem: error.message };
  }
}

/** Newer recorders write `eventTime` and `series` instead of the older fields (events.k8s.io/v1). */
function podEvent(event: JsonObject): PodEvent {
  const series = objectAt(event, 'series');
  const first = timeAt(event, 'firstTimestamp') ?? timeAt(event, 'eventTime');
  const last = timeAt(series, 'lastObservedTime') ?? timeAt(event, 'lastTimestamp') ?? first;
  const field = textAt(objectAt(event, 'involvedObject'), 'fieldPath');
  return {
    type: textAt(event, 'type') === 'Warning' ? 'Warning' : 'Normal',
    reason: textAt(event, 'reason'),
    message: textAt(event, 'message'),
    container: /^spec\.(?:init|ephemeral)?[cC]ontainers\{(.+)\}$/.exec(field)?.[1] ?? null,
    count: numberAt(series, 'count') ?? numberAt(event, 'count') ?? 1,
    firstSeen: first === null ? null : toTimestamp(first),
    lastSeen: last === null ? null : toTimestamp(last),
  };
}
