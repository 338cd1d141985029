import { z } from 'zod';
import { dnsLabel, dnsSubdomain } from './names.ts';

const workloadRef = z.strictObject({
  namespace: dnsLabel,
  kind: z.enum(['Deployment', 'StatefulSet', 'DaemonSet']),
  name: dnsSubdomain,
});
const podRef = z.strictObject({
  namespace: dnsLabel,
  name: dnsSubdomain,
  uid: z.string().max(64).optional(),
});

/** Restarts workloads as `kubectl rollout restart` does, or deletes pods so that their owner makes new ones. */
export const restart = z.strictObject({
  workloads: z.array(workloadRef).max(500).default([]),
  pods: z.array(podRef).max(500).default([]),
  dryRun: z.boolean().default(false),
});
export type Restart = z.infer<typeof restart>;
