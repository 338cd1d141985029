import { z } from 'zod';
import { freshness } from './common.ts';

export const coverageStates = [
  'covered',
  'public',
  'not-linked',
  'missing',
  'waiting',
  'failing',
  'not-known',
  'forbidden',
] as const;

/** Namespaces × registries in use. A registry without a cell is not used there. */
export const coverage = z.object({
  registries: z.array(z.object({ registry: z.string(), images: z.int(), containers: z.int() })),
  namespaces: z.array(
    z.object({
      namespace: z.string(),
      team: z.string().nullable(),
      cells: z.array(
        z.object({
          registry: z.string(),
          state: z.enum(coverageStates),
          word: z.string(),
          sentence: z.string(),
          containers: z.int(),
          failing: z.int(),
          /** The page of the product that cures it. */
          href: z.string(),
        }),
      ),
    }),
  ),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
  pending: z.boolean(),
  freshness,
  kubectl: z.string(),
});
export type Coverage = z.infer<typeof coverage>;

export const coverageQuery = z.strictObject({
  namespace: z.string().max(4000).optional(),
  sort: z.enum(['attention', 'team', 'name']).default('attention'),
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(500).default(100),
});
export type CoverageQuery = z.infer<typeof coverageQuery>;
