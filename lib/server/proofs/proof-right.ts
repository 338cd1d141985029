import 'server-only';
import type { ProofRight, ProofRightQuery } from '#lib/api/proofs.ts';
import type { Context } from '../context.ts';

/** A pod that may not be read says nothing, and one that may not be removed would stay. */
export const proofVerbs = ['create', 'get', 'delete'] as const;

/** Whether this person may prove a pull in a namespace, asked before anything is filled in. */
export async function proofRight(
  { access, identity }: Context,
  { namespace }: ProofRightQuery,
): Promise<ProofRight> {
  for (const verb of proofVerbs) {
    const scope = { verb, resource: 'pods', namespace } as const;
    if (await access.may(scope)) continue;
    const sentence = `${identity.name} may not ${verb} pods in namespace ${namespace}; a proof has to create one, look at it and delete it. Ask for that right, or choose another namespace.`;
    return { allowed: false, sentence, scope };
  }
  return { allowed: true, sentence: null, scope: null };
}
