import 'server-only';
import { kubectlDeletePod } from '#lib/domain/kubectl.ts';
import { UserCluster } from '../cluster/user-cluster.ts';
import type { Context } from '../context.ts';
import { patiently } from '../writes/patiently.ts';
import { isConflict, isMissing } from '../writes/refused-outcome.ts';
import { proofWritten } from './proof-written.ts';

/** `uid` is null where the answer to making it was lost: then its name, which nobody else has, must do. */
export type MadePod = { namespace: string; name: string; uid: string | null };

/** How removing ended; `sentence` says what to do where the pod is still there. */
export type Removal = { step: 'removed' | 'left-behind'; sentence: string };

const longest = 30_000;

/**
 * Removes the pod of a proof, and only that one, also when whoever asked has gone. Never throws: a pod that
 * stays ends by its own deadline, and whoever made it is told.
 */
export async function removeProof(context: Context, pod: MadePod): Promise<Removal> {
  const { namespace, name, uid } = pod;
  const signal = AbortSignal.timeout(longest);
  const cluster = new UserCluster(context.pullport.connection, context.identity.credentials, signal);
  const removal = await patiently({ signal }, () =>
    cluster.delete({ resource: 'pods', namespace, name }, uid === null ? {} : { preconditions: { uid } }),
  ).then(
    () => removed(name),
    (error: unknown) => {
      // Gone already, or another pod under this name: in both cases nothing of ours is left.
      if (isMissing(error) || isConflict(error)) return removed(name);
      context.log.error({ namespace, name, cause: error }, 'proof not removed');
      return leftBehind(pod);
    },
  );
  // Under the signal of the removal: whoever asked may have gone.
  await proofWritten({ ...context, cluster }, pod, { verb: 'delete', outcome: removal.step });
  return removal;
}

function removed(name: string): Removal {
  return { step: 'removed', sentence: `Pod ${name} is removed.` };
}

function leftBehind({ namespace, name }: MadePod): Removal {
  return {
    step: 'left-behind',
    sentence: `Pod ${name} could not be removed. It runs nothing and ends within 5 minutes; remove it with: ${kubectlDeletePod(namespace, name)}`,
  };
}
