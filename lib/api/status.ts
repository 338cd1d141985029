import { z } from 'zod';
import { freshness, timestamp } from './common.ts';

/** What Pullport itself may and may not see, and how fresh each watch is. */
export const status = z.object({
  cluster: z.object({
    kind: z.enum(['kubeconfig', 'in-cluster', 'demo']),
    name: z.string(),
    server: z.string(),
    version: z.string(),
    why: z.string(),
    reachable: z.boolean(),
    sentence: z.string(),
  }),
  application: z.object({ name: z.string(), method: z.string() }),
  you: z.object({
    name: z.string(),
    groups: z.array(z.string()),
    method: z.string(),
    rights: z.array(
      z.object({ verb: z.string(), resource: z.string(), scope: z.string(), allowed: z.boolean() }),
    ),
  }),
  watches: z.array(
    z.object({
      resource: z.string(),
      scope: z.string(),
      objects: z.int().nullable().describe('null: not yours to count'),
      freshness,
      sees: z.string().describe('what this watch shows in the product'),
    }),
  ),
  process: z.object({ version: z.string(), startedAt: timestamp, streams: z.int() }),
  kubectl: z.string(),
});
export type Status = z.infer<typeof status>;
