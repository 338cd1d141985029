import 'server-only';
import type { ProofLine, ProofSummary } from '#lib/api/proofs.ts';
import { AppError } from '#lib/domain/errors.ts';
import { breakLabel } from '#lib/domain/pull/hops.ts';
import { isObject, type JsonObject } from '../cluster/json.ts';
import { sleep, systemClock } from '../clock.ts';
import type { Context } from '../context.ts';
import { patiently } from '../writes/patiently.ts';
import { isMissing } from '../writes/refused-outcome.ts';
import { explainRefusal } from './explain-refusal.ts';
import { readProgress, type Progress } from './read-progress.ts';
import type { MadePod } from './remove-proof.ts';

/** A step as it is told: what all steps have in common is added by whoever tells it. */
export type Step = Pick<ProofLine, 'step' | 'sentence'> & Partial<ProofLine>;
export type Verdict = Pick<ProofSummary, 'verdict' | 'sentence'>;

/** Milliseconds between two looks, and until an answer that has not come is given up. */
const lookEvery = 1000;
const longest = 240_000;

/** Follows the pod of a proof under this person's own rights until its image is there or refused. Tells each step once. */
export async function watchProof(
  context: Context,
  pod: MadePod,
  tell: (step: Step) => void,
  signal: AbortSignal,
): Promise<Verdict> {
  const told = new Set<string>();
  const tellOnce = (step: Step) => {
    if (!told.has(step.step)) tell(step);
    told.add(step.step);
  };
  const until = systemClock.now() + longest;
  while (systemClock.now() < until) {
    if (signal.aborted) return notKnown(tell, 'Stopped before there was an answer.');
    const found = await look(context, pod);
    if (found === null) return notKnown(tell, 'Somebody removed the pod before there was an answer.');
    const verdict = await judge(context, found, readProgress(found), tellOnce);
    if (verdict !== null) return verdict;
    await sleep(systemClock, lookEvery, signal);
  }
  return notKnown(tell, 'No answer within 4 minutes: the node may be busy, or the image very large.');
}

/** null where the pod is gone. */
async function look(context: Context, { namespace, name }: MadePod): Promise<JsonObject | null> {
  try {
    const found = await patiently(context, () => context.cluster.get({ resource: 'pods', namespace, name }));
    return isObject(found) ? found : {};
  } catch (error) {
    if (isMissing(error)) return null;
    // A moment without the API server is no answer; the next look may have one.
    if (error instanceof AppError && error.code === 'cluster-unreachable') return {};
    throw error;
  }
}

async function judge(
  context: Context,
  pod: JsonObject,
  progress: Progress,
  tell: (step: Step) => void,
): Promise<Verdict | null> {
  // A fast pull may be over at the first look.
  if ('node' in progress)
    tell({ step: 'scheduled', sentence: `Placed on ${progress.node}.`, node: progress.node });
  switch (progress.is) {
    case 'waiting':
      return null;
    case 'unschedulable':
      tell({
        step: 'unschedulable',
        sentence: 'No node takes the pod yet. Choose another node, or none.',
        message: progress.message,
      });
      return null;
    case 'pulling':
      tell({ step: 'pulling', sentence: `${progress.node} pulls the image.`, node: progress.node });
      return null;
    case 'pulled': {
      const sentence = `${progress.node} pulled the image: the account, or the node itself, may pull it.`;
      tell({ step: 'pulled', sentence, node: progress.node, digest: progress.digest });
      return { verdict: 'pulled', sentence };
    }
    case 'refused': {
      const why = await explainRefusal(context, pod, progress);
      const where = why.break === null ? '' : ` (${breakLabel(why.break)})`;
      const sentence =
        `${progress.node} could not pull the image${where}. ${why.causes[0]?.sentence ?? ''}`.trim();
      tell({ step: 'refused', sentence, node: progress.node, ...why });
      return { verdict: 'refused', sentence };
    }
    case 'ended':
      return notKnown(tell, 'The pod ended before it pulled.', progress.message);
  }
}

function notKnown(tell: (step: Step) => void, sentence: string, message = ''): Verdict {
  tell({ step: 'not-known', sentence, message: message === '' ? null : message });
  return { verdict: 'not-known', sentence };
}
