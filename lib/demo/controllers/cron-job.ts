import { type KubeObject, asObject, asString, cloneJson, member } from '#lib/demo/api-server/objects.ts';
import { timestamp } from '#lib/demo/api-server/time.ts';
import { type ControllerContext, type Reconciled } from './context.ts';
import { nextRun } from './cron-schedule.ts';
import { numberOf, ownedBy, ownerReference, stringsOf } from './owned.ts';

const MINUTE = 60_000;

/** Starts a Job at each moment of the schedule and keeps the last few that are done. */
export function reconcileCronJob(context: ControllerContext, cronJob: KubeObject): Reconciled {
  const { store } = context;
  if (member(cronJob['spec'], 'suspend') === true) return undefined;
  const now = store.clock.now();
  const last = asString(member(cronJob['status'], 'lastScheduleTime'));
  const since = Date.parse(last === '' ? cronJob.metadata.creationTimestamp : last);
  const due = nextRun(scheduleOf(cronJob), since);
  if (due === null) return undefined;
  if (due > now) return due - now;
  const moment = latestRun(scheduleOf(cronJob), due, now);
  const forbids = member(cronJob['spec'], 'concurrencyPolicy') === 'Forbid';
  if (!forbids || !hasRunning(context, cronJob)) makeJob(context, cronJob, moment);
  store.mutate('cronjobs', cronJob.metadata.namespace, cronJob.metadata.name, (draft) => ({
    ...draft,
    status: { ...asObject(draft['status']), lastScheduleTime: timestamp(moment) },
  }));
  removeOld(context, cronJob);
  return undefined;
}

/** Writes the Job of one scheduled moment. */
export function makeJob(
  { store }: Pick<ControllerContext, 'store'>,
  cronJob: KubeObject,
  at: number,
): KubeObject {
  const template = member(cronJob['spec'], 'jobTemplate');
  const { name, namespace } = cronJob.metadata;
  const jobName = `${name}-${Math.floor(at / MINUTE)}`;
  const known = store.get('jobs', namespace, jobName);
  if (known !== undefined) return known;
  return store.create('jobs', {
    metadata: {
      name: jobName,
      ...(namespace === undefined ? {} : { namespace }),
      labels: stringsOf(member(template, 'metadata', 'labels')),
      annotations: { 'batch.kubernetes.io/cronjob-scheduled-timestamp': timestamp(at) },
      creationTimestamp: timestamp(at),
      ownerReferences: [ownerReference(cronJob)],
    },
    spec: cloneJson(asObject(member(template, 'spec')) ?? {}),
    status: {},
  });
}

// Runs that were missed are not made up for one by one: only the latest is.
function latestRun(schedule: string, due: number, now: number): number {
  let latest = due;
  for (let next: number | null = due; next !== null && next <= now; next = nextRun(schedule, next))
    latest = next;
  return latest;
}

function scheduleOf(cronJob: KubeObject): string {
  return asString(member(cronJob['spec'], 'schedule'));
}

function hasRunning({ store }: ControllerContext, cronJob: KubeObject): boolean {
  return ownedBy(store, 'jobs', cronJob).some((job) => !isDone(job));
}

function removeOld({ store }: ControllerContext, cronJob: KubeObject): void {
  const kept = numberOf(member(cronJob['spec'], 'successfulJobsHistoryLimit'), 3);
  const done = ownedBy(store, 'jobs', cronJob).filter(isDone);
  for (const { metadata } of done.slice(0, Math.max(0, done.length - kept)))
    store.delete('jobs', metadata.namespace, metadata.name);
}

function isDone(job: KubeObject): boolean {
  return member(job['status'], 'completionTime') !== undefined;
}
