import 'server-only';
import { randomBytes } from 'node:crypto';
import type { ProofLine, ProofSummary, Prove } from '#lib/api/proofs.ts';
import { AppError } from '#lib/domain/errors.ts';
import { kubectlRun } from '#lib/domain/kubectl.ts';
import { refusalOf } from '../cluster/errors.ts';
import { isObject, objectAt, textAt } from '../cluster/json.ts';
import { UserCluster } from '../cluster/user-cluster.ts';
import type { Context } from '../context.ts';
import { LinedAnswer } from '../http/lined-answer.ts';
import { readImage } from '../pods/pod-summary.ts';
import { toTimestamp } from '../timestamp.ts';
import { refusedOutcome } from '../writes/refused-outcome.ts';
import { proofPod } from './proof-pod.ts';
import { proofVerbs } from './proof-right.ts';
import { proofWritten } from './proof-written.ts';
import { removeProof, type MadePod } from './remove-proof.ts';
import { watchProof, type Step } from './watch-proof.ts';

/**
 * Proves that an image can be pulled: makes a throwaway pod under this person's own rights, watches it until its image
 * is there or refused, and always removes it, also when whoever asked has gone or this process stops.
 * @throws AppError `forbidden` before anything is made, `invalid-field`, `throttled` where too many go on, or
 *   what the cluster refuses the pod with
 */
export async function provePull(
  context: Context,
  input: Prove,
): Promise<LinedAnswer<ProofLine, ProofSummary>> {
  const { access } = context;
  const { namespace } = input;
  const parsed = readImage(input.image);
  if (!parsed.ok)
    throw new AppError('invalid-field', parsed.sentence, {
      fields: [{ field: 'image', message: parsed.sentence }],
    });
  for (const verb of proofVerbs) await access.require({ verb, resource: 'pods', namespace });
  const slot = context.pullport.proofs.begin(context.identity.name);
  const made = await makePod(context, input).catch((error: unknown) => {
    slot.end();
    throw error;
  });
  const began = Date.now();
  return new LinedAnswer<ProofLine, ProofSummary>(
    async (send, signal) => {
      const tell = (step: Step) => send(lineOf(made, step));
      // The proof has a signal of its own: the pod must be looked after when the tab is closed.
      const own = AbortSignal.timeout(300_000);
      const cluster = new UserCluster(context.pullport.connection, context.identity.credentials, own);
      try {
        tell({ step: 'created', sentence: `Pod ${made.name} is made in ${namespace}.` });
        const verdict = await watchProof(
          { ...context, cluster, signal: own },
          made,
          tell,
          AbortSignal.any([signal, slot.signal]),
        );
        return { ...verdict, took: Date.now() - began, kubectl: kubectlRun(namespace, input) };
      } finally {
        const removal = await removeProof(context, made);
        slot.end();
        tell(removal);
      }
    },
    (lines, summary) => ({ lines, summary }),
  );
}

/** The name is ours, not the server's, so that a pod whose answer was lost on the way can still be removed. */
async function makePod(context: Context, input: Prove): Promise<MadePod> {
  const { namespace } = input;
  const name = `pullport-proof-${randomBytes(5).toString('hex')}`;
  try {
    const created = await context.cluster.create({ resource: 'pods', namespace }, proofPod(name, input));
    const uid = textAt(objectAt(isObject(created) ? created : {}, 'metadata'), 'uid');
    const made = { namespace, name, uid };
    await proofWritten(context, made, { verb: 'create', outcome: 'created' });
    return made;
  } catch (error) {
    const refused = { namespace, name, uid: null };
    await proofWritten(context, refused, { verb: 'create', outcome: refusedOutcome(error).outcome });
    if (refusalOf(error) === null) await removeProof(context, refused);
    throw error;
  }
}

function lineOf({ name }: MadePod, step: Step): ProofLine {
  return {
    at: toTimestamp(Date.now()),
    pod: name,
    node: null,
    digest: null,
    causes: [],
    break: null,
    message: null,
    ...step,
  };
}
