import 'server-only';
import { audit, type AuditEntry } from '../audit.ts';
import type { Context } from '../context.ts';
import { recordEvent, type EventAbout } from '../writes/record-event.ts';

type WrittenSecret = Pick<AuditEntry, 'verb' | 'outcome'> & {
  namespace: string;
  name: string;
  uid?: string;
};

const told: Record<AuditEntry['verb'], { reason: string; message: string }> = {
  create: { reason: 'PullSecretCreated', message: 'Created through Pullport.' },
  update: { reason: 'PullSecretUpdated', message: 'Changed through Pullport.' },
  patch: { reason: 'PullSecretUpdated', message: 'Changed through Pullport.' },
  delete: { reason: 'PullSecretDeleted', message: 'Deleted through Pullport.' },
};

const done: ReadonlySet<string> = new Set(['created', 'updated', 'deleted']);

/** What follows every write of a Secret: the log line, what this session knew is read anew, an Event on the object. */
export async function secretWritten(context: Context, written: WrittenSecret): Promise<void> {
  const { namespace, name, verb, outcome, uid } = written;
  context.pullport.secretMemory.of(context.identity.key).forget([namespace]);
  audit(context, { verb, resource: 'secrets', namespace, name, outcome });
  if (!done.has(outcome)) return;
  const about: EventAbout = { apiVersion: 'v1', kind: 'Secret', namespace, name, ...(uid ? { uid } : {}) };
  await recordEvent(context, { about, ...told[verb] });
}
