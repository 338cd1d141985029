import 'server-only';
import { audit } from '../audit.ts';
import type { Context } from '../context.ts';
import { recordEvent } from '../writes/record-event.ts';
import type { MadePod } from './remove-proof.ts';

type Written = { verb: 'create' | 'delete'; outcome: string };

const told: Readonly<Record<string, { reason: string; message: string }>> = {
  created: {
    reason: 'PullProofStarted',
    message: 'Made through Pullport to prove that its image can be pulled.',
  },
  removed: {
    reason: 'PullProofRemoved',
    message: 'Removed by Pullport once its image was pulled or refused.',
  },
};

/** What follows every write of a proof's pod, a refused one too: the log line and, where something was done, an Event on it. */
export async function proofWritten(
  context: Context,
  { namespace, name, uid }: MadePod,
  { verb, outcome }: Written,
): Promise<void> {
  audit(context, { verb, resource: 'pods', namespace, name, outcome, detail: 'proof' });
  const event = told[outcome];
  if (event === undefined) return;
  const about = { apiVersion: 'v1', kind: 'Pod', namespace, name, ...(uid === null ? {} : { uid }) };
  await recordEvent(context, { about, ...event });
}
