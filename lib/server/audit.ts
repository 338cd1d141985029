import 'server-only';
import type { Context } from './context.ts';

/** What was written, told without values. */
export type AuditEntry = {
  verb: 'create' | 'update' | 'patch' | 'delete';
  resource: string;
  namespace: string;
  name: string;
  outcome: string;
  detail?: string;
};

/** One line per write in the log, and one count in the metrics: who, what, where, and how it ended. */
export function audit(context: Context, entry: AuditEntry): void {
  context.pullport.metrics.writes.inc({ verb: entry.verb, outcome: entry.outcome });
  context.log.warn({ audit: true, ...entry }, 'write');
}
