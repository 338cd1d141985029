import { type KubeObject, member } from '#lib/demo/api-server/objects.ts';
import { timestamp } from '#lib/demo/api-server/time.ts';
import { type ControllerContext, type Reconciled } from './context.ts';
import { createOrTell } from './failed-create.ts';
import { isActive, isPodReady, numberOf, ownedBy, podFromTemplate, writeStatus } from './owned.ts';

const RETRY_AFTER = 90_000;

/** The labels by which a Job knows its pods. */
export function jobLabels(job: KubeObject): { [key: string]: string } {
  const { name, uid } = job.metadata;
  return {
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
    'controller-uid': uid,
    'job-name': name,
  };
}

/** Starts pods until as many have succeeded as the Job asks for. */
export function reconcileJob(context: ControllerContext, job: KubeObject): Reconciled {
  const { store } = context;
  const template = member(job['spec'], 'template');
  const wanted = numberOf(member(job['spec'], 'completions'), 1);
  const atOnce = numberOf(member(job['spec'], 'parallelism'), 1);
  const pods = ownedBy(store, 'pods', job);
  const succeeded = pods.filter((pod) => member(pod['status'], 'phase') === 'Succeeded').length;
  const running = pods.filter(isActive).length;
  const suspended = member(job['spec'], 'suspend') === true;
  let failure: string | null = null;
  const more = suspended ? 0 : Math.min(atOnce, wanted - succeeded) - running;
  for (let index = 0; index < more && failure === null; index += 1)
    failure = createOrTell(context, job, podFromTemplate({ owner: job, template, labels: jobLabels(job) }));
  const active = ownedBy(store, 'pods', job).filter(isActive);
  const done = succeeded >= wanted;
  const startTime = member(job['status'], 'startTime') ?? job.metadata.creationTimestamp;
  const completionTime =
    member(job['status'], 'completionTime') ?? lastEnd(pods) ?? timestamp(store.clock.now());
  writeStatus(store, 'jobs', job, {
    startTime,
    ...(active.length > 0 ? { active: active.length } : {}),
    ready: active.filter(isPodReady).length,
    terminating: 0,
    ...(succeeded > 0 ? { succeeded } : {}),
    uncountedTerminatedPods: {},
    ...(done ? { completionTime, conditions: [complete(completionTime)] } : {}),
  });
  return failure === null ? undefined : RETRY_AFTER;
}

function lastEnd(pods: readonly KubeObject[]): string | null {
  const ends = pods.flatMap((pod) => {
    const statuses = member(pod['status'], 'containerStatuses');
    if (!Array.isArray(statuses)) return [];
    const moments = statuses.map((status) => member(status, 'state', 'terminated', 'finishedAt'));
    return moments.filter((moment) => typeof moment === 'string');
  });
  return ends.toSorted().at(-1) ?? null;
}

function complete(at: unknown) {
  const moment = typeof at === 'string' ? at : '';
  return {
    type: 'Complete',
    status: 'True',
    lastProbeTime: moment,
    lastTransitionTime: moment,
    reason: 'CompletionsReached',
    message: 'Reached expected number of succeeded pods',
  };
}
