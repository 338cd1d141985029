import { z } from 'zod';
import { pullBreak, pullCause, timestamp } from './common.ts';
import { dnsLabel, dnsSubdomain } from './names.ts';

/** Pulls an image once, for real: a throwaway pod under an account, on a node if one is chosen. */
export const prove = z.strictObject({
  namespace: dnsLabel,
  image: z.string().trim().min(1, 'is empty: name the image to pull').max(4096),
  serviceAccount: dnsSubdomain.default('default'),
  node: dnsSubdomain.optional().describe('any node that suits where absent'),
});
export type Prove = z.infer<typeof prove>;

export const proofRightQuery = z.strictObject({ namespace: dnsLabel });
export type ProofRightQuery = z.infer<typeof proofRightQuery>;

/** Whether this person may prove a pull in a namespace, and if not, which right is missing. */
export const proofRight = z.object({
  allowed: z.boolean(),
  sentence: z.string().nullable(),
  scope: z.object({ verb: z.string(), resource: z.string(), namespace: z.string().nullable() }).nullable(),
});
export type ProofRight = z.infer<typeof proofRight>;

/** What the page is pre-filled with. */
export const proofPrefill = z.strictObject({
  namespace: dnsLabel.optional(),
  image: z.string().max(4096).optional(),
  serviceAccount: dnsSubdomain.optional(),
  node: dnsSubdomain.optional(),
});

export const proofSteps = [
  'created',
  'unschedulable',
  'scheduled',
  'pulling',
  'pulled',
  'refused',
  'not-known',
  'removed',
  'left-behind',
] as const;

/** What happened, in the order in which it did. As `application/x-ndjson` a line each, then one `summary` line. */
export const proofLine = z.object({
  step: z.enum(proofSteps),
  at: timestamp,
  sentence: z.string(),
  pod: z.string(),
  node: z.string().nullable(),
  digest: z.string().nullable().describe('what the tag was when it was pulled'),
  /** Of a refusal. */
  causes: z.array(z.object({ code: pullCause, sentence: z.string() })),
  break: pullBreak.nullable(),
  /** What the cluster said, word for word. */
  message: z.string().nullable(),
});
export type ProofLine = z.infer<typeof proofLine>;

export const proofSummary = z.object({
  verdict: z.enum(['pulled', 'refused', 'not-known']),
  sentence: z.string(),
  /** Milliseconds from the pod being there to the verdict. */
  took: z.int(),
  kubectl: z.string(),
});
export type ProofSummary = z.infer<typeof proofSummary>;

/** The answer where no lines are asked for. */
export const proof = z.object({ lines: z.array(proofLine), summary: proofSummary });
