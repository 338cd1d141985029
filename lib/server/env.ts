import 'server-only';
import { z } from 'zod';

const text = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
  .optional();

const list = text.transform((value) =>
  value
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

const schema = z.object({
  /** `demo` starts the demo cluster whatever else is there. */
  PULLPORT_CLUSTER: z.enum(['demo']).optional(),
  PULLPORT_KUBECONFIG: text,
  PULLPORT_CONTEXT: text,
  PULLPORT_NAMESPACES: list,
  /** The origin people use, e.g. https://images.corp.example; required in a cluster. */
  PULLPORT_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Seals sign-in cookies; at least 32 characters, the same for all replicas; required in a cluster. */
  PULLPORT_SESSION_KEY: z.string().min(32, 'needs at least 32 characters').optional(),
  /** Folder of the ServiceAccount's token, ca.crt and namespace where it is not the usual one. */
  PULLPORT_SERVICEACCOUNT_DIR: text,
  PULLPORT_FRAME_ANCESTORS: list,
  PULLPORT_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).optional(),
});

export type Env = z.infer<typeof schema>;

/**
 * Reads the settings, once, at start.
 * @throws Error naming every setting that is wrong and why; the process must not start on half-read settings.
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`Pullport cannot start, these settings are wrong:\n${lines.join('\n')}`);
}
