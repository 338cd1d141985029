import { z } from 'zod';
import { freshness } from './common.ts';

/** What the one event stream of a browser says. Never data: only what changed, so that pages fetch again. */
export const streamEvent = z.discriminatedUnion('type', [
  /** First, and after a gap: what is not of this `version` of the visible pods is fetched again. */
  z.object({ type: z.literal('hello'), freshness, version: z.string() }),
  /** Visible pods that changed, gathered over 100 ms; `gone`: those of them that are no more. `isAll`: too many to name, fetch again. */
  z.object({
    type: z.literal('pods'),
    uids: z.array(z.string()),
    gone: z.array(z.string()),
    isAll: z.boolean(),
  }),
  /** What depends on secrets can be told now, has changed, or a credential has ended. */
  z.object({ type: z.literal('secrets') }),
  /** Service accounts or workloads changed. */
  z.object({ type: z.literal('objects') }),
  z.object({ type: z.literal('freshness'), freshness }),
  z.object({ type: z.literal('signed-out') }),
]);
export type StreamEvent = z.infer<typeof streamEvent>;
