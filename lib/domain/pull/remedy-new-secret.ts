import { kubectlCreateAccount, kubectlCreateSecret, kubectlLinkSecret } from '#lib/domain/kubectl.ts';
import type { Remedy } from '#lib/domain/pull/remedy.ts';
import {
  afterwards,
  editOwnerLine,
  listNeed,
  newPodNeed,
  restartLines,
  templateWords,
} from '#lib/domain/pull/remedy-owner.ts';
import { serverOf } from '#lib/domain/pull/remedy-secret.ts';
import { code } from '#lib/domain/pull/sentence.ts';
import type { AccountKnowledge } from '#lib/domain/pull/situation.ts';
import { wouldCopyAccount } from '#lib/domain/pull/unlisted-secrets.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

/** A new secret for the image's registry, named where pods get their list from. */
export function createAndLink(walk: Walk): Remedy[] {
  const { pod, account } = walk.situation;
  const server = serverOf(walk);
  if (server === null || account.is === 'none') return [];
  const { why, needsNewPods, serviceAccount, kubectl } = wouldCopyAccount(walk.situation)
    ? byAccount(walk, account)
    : byTemplate(walk);
  return [
    {
      code: 'create-secret',
      title: `Create a pull secret for ${server}`,
      why,
      needsNewPods,
      action: { kind: 'create-secret', namespace: pod.namespace, name: null, server, serviceAccount },
      kubectl: [kubectlCreateSecret(pod.namespace, 'NAME', server), ...kubectl],
    },
  ];
}

/** How pods come to name a new secret. */
type Naming = Pick<Remedy, 'why' | 'needsNewPods' | 'kubectl'> & { serviceAccount: string | null };

function byAccount(walk: Walk, account: Exclude<AccountKnowledge, { is: 'none' }>): Naming {
  const { namespace } = walk.situation.pod;
  const { name } = account;
  const listed = account.is === 'there' ? account.imagePullSecrets : account.is === 'missing' ? [] : null;
  const isMissing = account.is === 'missing';
  return {
    why: [
      ...['With its own credential, linked to ServiceAccount ', code(name)],
      `${isMissing ? ', which has to be created first' : ''}.${afterwards(walk)}`,
    ],
    needsNewPods: newPodNeed(walk),
    serviceAccount: isMissing ? null : name,
    kubectl: [
      ...(isMissing ? [kubectlCreateAccount(namespace, name)] : []),
      kubectlLinkSecret(namespace, name, 'NAME', listed),
      ...restartLines(walk),
    ],
  };
}

function byTemplate(walk: Walk): Naming {
  return {
    why: [
      'With its own credential. Its pods name their pull secrets themselves: add its name to imagePullSecrets of the pod template. ',
      templateWords(walk),
    ],
    needsNewPods: listNeed(walk),
    serviceAccount: null,
    kubectl: editOwnerLine(walk),
  };
}
