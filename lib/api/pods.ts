import { z } from 'zod';
import { pullStateNames } from './pod-filters.ts';
import {
  freshness,
  kubectlWithout,
  listOf,
  manyOf,
  pageNumber,
  pageSize,
  pullBreak,
  pullCause,
  timestamp,
} from './common.ts';
import { filterText } from './names.ts';
import { pullFilters } from './pull-filters.ts';

export const pullStates = pullStateNames;
/** `failing` needs somebody, `waiting` may heal by itself, `unknown` is what the cluster does not say. */
export const pullState = z.enum(pullStates);
export type PullStateName = z.infer<typeof pullState>;

export const policies = ['Always', 'IfNotPresent', 'Never'] as const;
export const referenceForms = ['tag', 'digest', 'latest', 'invalid'] as const;

export const imageParts = z.object({
  registry: z.string(),
  repository: z.string(),
  tag: z.string().nullable(),
  digest: z.string().nullable(),
  implied: z.object({ registry: z.boolean(), library: z.boolean(), tag: z.boolean() }),
});

/** An image as written and as the kubelet reads it; `parts` is null where it cannot be read, `problem` says why. */
export const image = z.object({
  text: z.string(),
  parts: imageParts.nullable(),
  problem: z.string().nullable(),
});
export type Image = z.infer<typeof image>;

/** Next attempt, estimated: the kubelet does not publish its back-off. */
export const nextAttempt = z.object({
  at: timestamp.nullable(),
  earliest: timestamp.nullable(),
  latest: timestamp.nullable(),
  attempts: z.int().nullable(),
  basis: z.string(),
});
export type NextAttempt = z.infer<typeof nextAttempt>;

export const containerRow = z.object({
  kind: z.enum(['init', 'sidecar', 'app', 'ephemeral', 'volume']),
  name: z.string(),
  image,
  policy: z.object({
    actual: z.enum(policies),
    default: z.enum(policies),
    differs: z.boolean(),
    why: z.string(),
  }),
  state: pullState,
  /** The word of the cluster: ImagePullBackOff, Running, Completed, CrashLoopBackOff … */
  reason: z.string(),
  since: timestamp.nullable(),
  causes: z.array(z.object({ code: pullCause, sentence: z.string() })),
  /** True where the cause comes from memory: the cluster only says "Back-off" by now. */
  remembered: z.boolean(),
  break: pullBreak.nullable(),
  runningDigest: z.string().nullable(),
  restarts: z.int(),
});
export type ContainerRow = z.infer<typeof containerRow>;

export const owner = z.object({ kind: z.string(), name: z.string() });

export const podRow = z.object({
  uid: z.string(),
  namespace: z.string(),
  name: z.string(),
  node: z.string(),
  phase: z.string(),
  createdAt: timestamp,
  deletedAt: timestamp.nullable(),
  owner: owner.nullable(),
  serviceAccount: z.string(),
  imagePullSecrets: z.array(z.string()),
  state: pullState,
  since: timestamp.nullable(),
  /** Name of the container that decides the state. */
  lead: z.string(),
  containers: z.array(containerRow),
  nextAttempt: nextAttempt.nullable(),
});
export type PodRow = z.infer<typeof podRow>;

export const podSorts = ['changed', 'age', 'name', 'namespace', 'state', 'image', 'node'] as const;

export const podFacets = [
  'pull',
  'cause',
  'break',
  'namespace',
  'registry',
  'policy',
  'reference',
  'node',
] as const;
export type PodFacet = (typeof podFacets)[number];

/** Filters of every pod list. */
export const podFilters = z.strictObject({
  ...pullFilters,
  pull: manyOf(pullState),
  policy: manyOf(z.enum([...policies, 'differs'])),
  reference: manyOf(z.enum(referenceForms)),
  image: filterText(4096).optional(),
  workload: filterText(600).optional().describe('Kind/name or a part of the name'),
  label: manyOf(filterText(400)).describe('key=value or key'),
  secret: manyOf(filterText(253)).describe('name in imagePullSecrets'),
  account: filterText(253).optional(),
});
export type PodFilters = z.infer<typeof podFilters>;

export const podQuery = podFilters.extend({
  sort: z.enum(podSorts.flatMap((sort) => [sort, `-${sort}`] as const)).default('-state'),
  page: pageNumber,
  pageSize,
});
export type PodQuery = z.infer<typeof podQuery>;

/** A file of every pod that passes the filters. */
export const podExportQuery = podQuery
  .omit({ page: true, pageSize: true })
  .extend({ format: z.enum(['csv', 'json']).default('csv') });
export type PodExportQuery = z.infer<typeof podExportQuery>;

/** The columns of the CSV, a line per container. */
export const podExportColumns = [
  'namespace',
  'pod',
  'container',
  'kind',
  'image',
  'registry',
  'repository',
  'tag',
  'digest',
  'running digest',
  'policy',
  'default policy',
  'state',
  'reason',
  'causes',
  'break',
  'restarts',
  'workload',
  'service account',
  'pull secrets',
  'node',
  'created',
] as const;
export type PodExportColumn = (typeof podExportColumns)[number];

export const podList = listOf(podRow, podFacets).extend({
  counts: z.record(pullState, z.int()).describe('containers by state, over all rows of the result'),
  kubectl: z.string(),
  kubectlWithout,
});
export type PodList = z.infer<typeof podList>;

export const podEvent = z.object({
  type: z.enum(['Normal', 'Warning']),
  reason: z.string(),
  message: z.string(),
  container: z.string().nullable(),
  count: z.int(),
  firstSeen: timestamp.nullable(),
  lastSeen: timestamp.nullable(),
});
export type PodEvent = z.infer<typeof podEvent>;

/** One pod, whole. `events` is null where this person may not list them; `eventsProblem` says so. */
export const podDetail = z.object({
  pod: podRow,
  labels: z.array(z.string()),
  nextAttempts: z.record(z.string(), nextAttempt).describe('container name to its next attempt'),
  messages: z.record(z.string(), z.string()).describe('container name to the raw waiting message'),
  events: z.array(podEvent).nullable(),
  eventsProblem: z.string().nullable(),
  alwaysPullImages: z.object({ verdict: z.enum(['yes', 'no', 'not-known']), sentence: z.string() }),
  nodePlatform: z.string().nullable(),
  freshness,
  kubectl: z.string(),
});
export type PodDetail = z.infer<typeof podDetail>;
