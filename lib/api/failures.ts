import { z } from 'zod';
import { failureGroupings } from '#lib/domain/pull/roots.ts';
import {
  kubectlWithout,
  freshness,
  kubectlLine,
  pageNumber,
  pageSize,
  pullBreak,
  pullCause,
  timestamp,
} from './common.ts';
import { pullFilters } from './pull-filters.ts';
import { remedy, sentence } from './explanation.ts';
import { blockedWorkload } from './overview.ts';

/** Failures that one remedy heals, widest reach first. */
export const failureGroup = z.object({
  key: z.string(),
  cause: pullCause.describe('the commonest'),
  break: pullBreak.nullable().describe('null where its roots differ'),
  roots: z.int().describe('each has a remedy of its own'),
  severity: z.enum(['fail', 'wait']).describe('wait: time may heal it'),
  sentence,
  detail: sentence,
  since: timestamp.nullable(),
  containers: z.int(),
  pods: z.int(),
  namespaces: z.array(z.object({ name: z.string(), count: z.int() })),
  /** Nodes on which the same image runs although it fails on others. */
  worksOn: z.array(z.string()),
  failsOn: z.array(z.string()),
  samples: z.array(
    z.object({
      namespace: z.string(),
      pod: z.string(),
      container: z.string(),
      image: z.string(),
      owner: z.string(),
      node: z.string(),
      cause: pullCause,
      break: pullBreak,
      since: timestamp.nullable(),
      nextAttempt: timestamp.nullable().describe('estimated'),
    }),
  ),
  remedy: remedy
    .pick({ code: true, title: true, action: true, needsNewPods: true })
    .extend({
      afterwards: z.string().describe('what happens after it: heals at the next attempt, then restart'),
    })
    .nullable(),
});
export type FailureGroupView = z.infer<typeof failureGroup>;

export const failureQuery = z.strictObject({
  groupBy: z.enum(failureGroupings).default('root'),
  ...pullFilters,
  root: z.string().max(2000).optional().describe('the key of one group by root'),
  page: pageNumber,
  pageSize,
});
export type FailureQuery = z.infer<typeof failureQuery>;

/** A file of every failing container that passes the filters. */
export const failureExportQuery = failureQuery
  .omit({ groupBy: true, page: true, pageSize: true })
  .extend({ format: z.enum(['csv', 'json']).default('csv') });
export type FailureExportQuery = z.infer<typeof failureExportQuery>;

/** The columns of the CSV, a line per failing container. */
export const failureExportColumns = [
  'namespace',
  'pod',
  'container',
  'image',
  'registry',
  'cause',
  'break',
  'reason',
  'secret',
  'entry',
  'user',
  'workload',
  'service account',
  'node',
  'since',
  'root',
] as const;
export type FailureExportColumn = (typeof failureExportColumns)[number];

export const failureList = z.object({
  items: z.array(failureGroup),
  total: z.int().describe('groups'),
  containers: z.int(),
  mayPass: z.int().describe('containers whose cause may heal by itself'),
  pods: z.int(),
  namespaces: z.int(),
  /** Workloads that cannot even make a pod: nothing of them can fail to pull. */
  blockedWorkloads: z.array(blockedWorkload),
  page: z.int(),
  pageSize: z.int(),
  version: z.string(),
  pending: z.boolean().describe('secrets of some namespaces are still being read'),
  freshness,
  kubectl: kubectlLine,
  kubectlWithout,
});
export type FailureList = z.infer<typeof failureList>;
