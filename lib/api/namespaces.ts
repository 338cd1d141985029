import { z } from 'zod';

/** The namespaces this person may see pods in. `isComplete` is false where the cluster may hold more. */
export const namespaceList = z.object({
  items: z.array(
    z.object({
      name: z.string(),
      phase: z.enum(['Active', 'Terminating', 'not-known']),
      labels: z.record(z.string(), z.string()),
      pods: z.int(),
      failing: z.int(),
      mayListSecrets: z.boolean().nullable(),
    }),
  ),
  isComplete: z.boolean(),
  /** How this list came to be, in a sentence. */
  basis: z.string(),
});
export type NamespaceList = z.infer<typeof namespaceList>;

export const namespacesQuery = z.strictObject({ refresh: z.enum(['yes']).optional() });
