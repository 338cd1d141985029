import { asArray, asObject, asString, type KubeObject, member } from '../objects.ts';
import { ageColumn, type Column, count, nameColumn, numberAt, stringAt, text, wideText } from './column.ts';
import { ageOf, humanDuration } from './duration.ts';

const containerColumns = [
  wideText('Containers', (object) => templateContainers(object, 'name')),
  wideText('Images', (object) => templateContainers(object, 'image')),
];
const selectorColumn = wideText('Selector', (object) =>
  labelsText(member(object, 'spec', 'selector', 'matchLabels')),
);
const readyOfDesired = text(
  'Ready',
  (object) => `${numberAt(object, 'status', 'readyReplicas')}/${desired(object)}`,
);

export const deploymentColumns: readonly Column[] = [
  nameColumn,
  readyOfDesired,
  count('Up-to-date', 'status', 'updatedReplicas'),
  count('Available', 'status', 'availableReplicas'),
  ageColumn,
  ...containerColumns,
  selectorColumn,
];

export const statefulSetColumns: readonly Column[] = [
  nameColumn,
  readyOfDesired,
  ageColumn,
  ...containerColumns,
];

export const replicaSetColumns: readonly Column[] = [
  nameColumn,
  { ...text('Desired', desired), type: 'integer' },
  count('Current', 'status', 'replicas'),
  count('Ready', 'status', 'readyReplicas'),
  ageColumn,
  ...containerColumns,
  selectorColumn,
];

export const daemonSetColumns: readonly Column[] = [
  nameColumn,
  count('Desired', 'status', 'desiredNumberScheduled'),
  count('Current', 'status', 'currentNumberScheduled'),
  count('Ready', 'status', 'numberReady'),
  count('Up-to-date', 'status', 'updatedNumberScheduled'),
  count('Available', 'status', 'numberAvailable'),
  text('Node Selector', (object) => labelsText(member(object, 'spec', 'template', 'spec', 'nodeSelector'))),
  ageColumn,
  ...containerColumns,
  selectorColumn,
];

export const jobColumns: readonly Column[] = [
  nameColumn,
  text('Status', jobStatus),
  text(
    'Completions',
    (job) => `${numberAt(job, 'status', 'succeeded')}/${Number(member(job, 'spec', 'completions') ?? 1)}`,
  ),
  text('Duration', jobDuration),
  ageColumn,
  ...containerColumns,
  selectorColumn,
];

export const cronJobColumns: readonly Column[] = [
  nameColumn,
  text('Schedule', (job) => stringAt(job, 'spec', 'schedule')),
  text('Timezone', (job) => stringAt(job, 'spec', 'timeZone') || '<none>'),
  text('Suspend', (job) => (member(job, 'spec', 'suspend') === true ? 'True' : 'False')),
  { ...text('Active', (job) => asArray(member(job, 'status', 'active')).length), type: 'integer' },
  text('Last Schedule', (job, now) => {
    const last = stringAt(job, 'status', 'lastScheduleTime');
    return last === '' ? '<none>' : ageOf(last, now);
  }),
  ageColumn,
  ...containerColumns,
];

function desired(object: KubeObject): number {
  const replicas = member(object, 'spec', 'replicas');
  return typeof replicas === 'number' ? replicas : 1;
}

function templateContainers(object: KubeObject, field: 'name' | 'image'): string {
  const containers =
    member(object, 'spec', 'template', 'spec', 'containers') ??
    member(object, 'spec', 'jobTemplate', 'spec', 'template', 'spec', 'containers');
  return asArray(containers)
    .map((container) => stringAt(container, field))
    .join(',');
}

function labelsText(labels: KubeObject[string] | undefined): string {
  const pairs = Object.entries(asObject(labels) ?? {}).map(([key, value]) => `${key}=${asString(value)}`);
  return pairs.length === 0 ? '<none>' : pairs.join(',');
}

function jobStatus(job: KubeObject): string {
  const holding = asArray(member(job, 'status', 'conditions')).filter(
    (condition) => stringAt(condition, 'status') === 'True',
  );
  const types = holding.map((condition) => stringAt(condition, 'type'));
  if (types.includes('Complete')) return 'Complete';
  if (types.includes('Failed')) return 'Failed';
  if (job.metadata.deletionTimestamp !== undefined) return 'Terminating';
  return types.includes('Suspended') ? 'Suspended' : 'Running';
}

function jobDuration(job: KubeObject, now: number): string {
  const started = Date.parse(stringAt(job, 'status', 'startTime'));
  if (Number.isNaN(started)) return '';
  const ended = Date.parse(stringAt(job, 'status', 'completionTime'));
  return humanDuration((Number.isNaN(ended) ? now : ended) - started);
}
