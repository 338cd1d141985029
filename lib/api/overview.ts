import { z } from 'zod';
import { freshness, pullBreak, timestamp } from './common.ts';
import { pullState } from './pods.ts';

/** A workload that cannot even make a pod, and why. */
export const blockedWorkload = z.object({
  namespace: z.string(),
  workload: z.object({ kind: z.string(), name: z.string() }),
  cause: z.enum(['account-missing', 'quota', 'refused', 'other']),
  sentence: z.string(),
  since: timestamp.nullable(),
});

/** Counts of everything the first page says, cut to what this person may see. */
export const overview = z.object({
  containers: z.object({ total: z.int(), byState: z.record(pullState, z.int()) }),
  pods: z.int(),
  namespaces: z.object({ visible: z.int(), touched: z.int(), isComplete: z.boolean() }),
  images: z.object({ total: z.int(), registries: z.int(), mixedDigests: z.int() }),
  alwaysPullImages: z.object({ verdict: z.enum(['yes', 'no', 'not-known']), sentence: z.string() }),
  pullSecrets: z
    .object({ secrets: z.int(), credentials: z.int(), expiringSoon: z.int() })
    .nullable()
    .describe('null while they are being read or where none may be read'),
  registries: z.array(
    z.object({
      registry: z.string(),
      images: z.int(),
      containers: z.int(),
      failing: z.int(),
      waiting: z.int(),
    }),
  ),
  withoutCredentials: z.array(z.object({ namespace: z.string(), break: pullBreak, containers: z.int() })),
  risks: z.object({
    latest: z.object({ images: z.int(), containers: z.int() }),
    policyDiffers: z.int(),
    neverPolicy: z.int(),
  }),
  slowPulls: z.array(
    z.object({
      namespace: z.string(),
      pod: z.string(),
      container: z.string(),
      image: z.string(),
      since: timestamp,
    }),
  ),
  blockedWorkloads: z.array(blockedWorkload),
  freshness,
  kubectl: z.string(),
});
export type Overview = z.infer<typeof overview>;

export const overviewQuery = z.strictObject({ namespace: z.string().max(2000).optional() });
