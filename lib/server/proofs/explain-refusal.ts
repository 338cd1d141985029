import 'server-only';
import type { ProofLine } from '#lib/api/proofs.ts';
import { findBreak } from '#lib/domain/pull/break.ts';
import { classifyPullFailure } from '#lib/domain/pull/failure.ts';
import { unknownBreak } from '#lib/domain/pull/hops.ts';
import type { JsonObject } from '../cluster/json.ts';
import { podProjection } from '../cluster/projections/pod.ts';
import type { Context } from '../context.ts';
import { summarisePod } from '../pods/pod-summary.ts';
import { readSecretsOf } from '../pulls/read-secrets-of-failing.ts';
import { gatherKnowledge, situationOf } from '../pulls/situation.ts';

/** Why a proof's pull was refused and at which hop, with this person's own knowledge of the secrets there. */
export async function explainRefusal(
  context: Context,
  pod: JsonObject,
  { reason, message }: { reason: string; message: string },
): Promise<Pick<ProofLine, 'causes' | 'break' | 'message'>> {
  const record = podProjection()(pod, null);
  await readSecretsOf(context, [record.namespace]);
  const summary = summarisePod(record, 0, context.pullport.podIndex.names, () => null);
  const situation = situationOf(await gatherKnowledge(context), summary, 0);
  const { causes } = classifyPullFailure({ reason, message, events: [] });
  return {
    causes: causes.map(({ code, sentence }) => ({ code, sentence })),
    break: situation === null ? unknownBreak : findBreak(situation),
    message: message === '' ? reason : message,
  };
}
