import { z } from 'zod';
import { breakCodes, type Hop, type PullBreak } from '#lib/domain/pull/hops.ts';
import { pullCauses } from '#lib/domain/pull/causes.ts';

/** RFC 3339 in UTC. */
export const timestamp = z.iso.datetime().describe('RFC 3339, UTC');

export const pullCause = z.enum(pullCauses);

const breakOf = <H extends Hop>(hop: H) => z.object({ hop: z.literal(hop), code: z.enum(breakCodes[hop]) });

/** Where a pull breaks: a hop and one of that hop's codes. */
export const pullBreak = z.discriminatedUnion('hop', [
  breakOf('pod'),
  breakOf('account'),
  breakOf('secret'),
  breakOf('entry'),
  breakOf('registry'),
  breakOf('node'),
  breakOf('unknown'),
]) satisfies z.ZodType<PullBreak>;

/** One value of a facet and how many rows it would leave, without the facet's own choice. */
export const facetValue = z.object({ value: z.string(), label: z.string(), count: z.int() });
export type FacetValue = z.infer<typeof facetValue>;

export const freshnessState = z.enum(['live', 'polled', 'catching-up', 'stale', 'forbidden', 'disconnected']);

/** How current an answer is, with a sentence for people. */
export const freshness = z.object({
  state: freshnessState,
  sentence: z.string(),
  since: timestamp.nullable(),
  nextTry: timestamp.nullable(),
});
export type Freshness = z.infer<typeof freshness>;

/** The frame every list answers in. `version` changes when anything visible in the list changed. */
export const listOf = <Item extends z.ZodType, Facet extends string>(item: Item, facets: readonly Facet[]) =>
  z.object({
    items: z.array(item),
    total: z.int(),
    page: z.int(),
    pageSize: z.int(),
    facets: z.record(z.enum(facets), z.array(facetValue)),
    version: z.string(),
    freshness,
  });

/** Comma-separated or repeated query values, as one array without empties. */
export const manyOf = <Value extends string>(value: z.ZodType<Value, string>) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((given) =>
      [given]
        .flat()
        .flatMap((text) => text.split(','))
        .filter((text) => text !== ''),
    )
    .pipe(z.array(value).max(200))
    .optional();

export const pageNumber = z.coerce.number().int().min(1).max(1_000_000).default(1);
export const pageSize = z.coerce.number().int().min(1).max(500).default(100);

export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  scope: z.object({ verb: z.string(), resource: z.string(), namespace: z.string().nullable() }).nullable(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })),
  requestId: z.string(),
});
export type Problem = z.infer<typeof problem>;

/** What a kubectl user would type for the same, without secret values. */
export const kubectlLine = z.string();
/** Filters of the view that the line cannot say. */
export const kubectlWithout = z.array(z.string());
