import { z } from 'zod';
import { accountLists } from '#lib/domain/service-account/links.ts';

/** How the write of one object ended, or would end (dry run): the same words for both. */
export const outcomes = [
  'created',
  'updated',
  'unchanged',
  'deleted',
  'conflict',
  'forbidden',
  'invalid',
  'failed',
] as const;
export const outcome = z.enum(outcomes);
export type Outcome = z.infer<typeof outcome>;

export const outcomeReasons = [
  'differs',
  'terminating',
  'quota',
  'webhook',
  'no-dry-run',
  'missing-account',
  'missing-secret',
  'missing-namespace',
  'immutable',
  'managed',
  'paused',
  'on-delete',
  'throttled',
  'unreachable',
  'skipped',
  'cancelled',
] as const;

/** One object of a plan. `detail` is a sentence; `scope` names the missing right of a refusal. */
export const resultLine = z.object({
  namespace: z.string(),
  kind: z.string(),
  name: z.string(),
  outcome,
  reason: z.enum(outcomeReasons).optional(),
  detail: z.string(),
  scope: z.object({ verb: z.string(), resource: z.string(), namespace: z.string().nullable() }).optional(),
  /** What differs from the object that is there: keys and user names, never values. */
  difference: z
    .array(z.object({ key: z.string(), change: z.enum(['added', 'removed', 'changed', 'kept']) }))
    .optional(),
  manifest: z
    .string()
    .optional()
    .describe('what to commit instead, where a tool owns the object and may revert the change'),
});
export type ResultLine = z.infer<typeof resultLine>;

/** The answer to a multi-object write. As `application/x-ndjson`: one line per object, then one `summary` line. */
export const writeResult = z.object({
  dryRun: z.boolean(),
  results: z.array(resultLine),
  counts: z.record(outcome, z.int()),
  /** Workloads whose pods still run into the old state. */
  restarts: z.array(
    z.object({
      namespace: z.string(),
      kind: z.string(),
      name: z.string(),
      pods: z.int(),
      why: z.string(),
    }),
  ),
  /** What takes the unlinking back, each a body for `service-account-links`. */
  undo: z
    .array(
      z.object({
        action: z.literal('link'),
        secret: z.string(),
        lists: z.array(z.enum(accountLists)),
        namespaces: z.array(z.string()),
        serviceAccounts: z.array(z.string()),
        onMissingSecret: z.literal('anyway'),
      }),
    )
    .optional(),
});
export type WriteResult = z.infer<typeof writeResult>;
