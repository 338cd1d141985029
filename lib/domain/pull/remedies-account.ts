import { kubectlCreateAccount, kubectlLinkSecret } from '#lib/domain/kubectl.ts';
import { presetOfKey } from '#lib/domain/pull-secret/presets.ts';
import { createAndLink } from '#lib/domain/pull/remedy-new-secret.ts';
import type { Remedy } from '#lib/domain/pull/remedy.ts';
import { advise, correctName } from '#lib/domain/pull/remedies-image.ts';
import { makeNewPods, newPodNeed, restartLines } from '#lib/domain/pull/remedy-owner.ts';
import { askReader } from '#lib/domain/pull/remedies-secret.ts';
import { linkUsable } from '#lib/domain/pull/remedy-secret.ts';
import { isUsable, wouldCopyAccount } from '#lib/domain/pull/unlisted-secrets.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

const nodeSigned = new Set(['ecr', 'artifact-registry', 'acr']);

/** Registries of cloud providers, which nodes usually sign in to by themselves. */
export function askNode({ image, situation }: Walk): Remedy[] {
  const preset = image.ok ? presetOfKey(image.reference.registry) : null;
  if (situation.account.is === 'none' || preset === null || !nodeSigned.has(preset.code)) return [];
  const why = `Nodes often sign in to ${preset.name} by themselves. If they should here, their role or credential provider needs a look.`;
  return [advise({ code: 'check-node', title: 'Ask who runs the nodes', why: [why] })];
}

function accountMissing(walk: Walk): Remedy[] {
  const { account, pod } = walk.situation;
  if (account.is !== 'missing') return [];
  const fitting = walk.unlisted.find(isUsable)?.facts.name ?? 'NAME';
  const link = wouldCopyAccount(walk.situation)
    ? [kubectlLinkSecret(pod.namespace, account.name, fitting, [])]
    : [];
  return [
    {
      code: 'create-account',
      title: `Create ServiceAccount ${account.name}`,
      why: ['No new pod can be made before it is there again. Link a pull secret to it, then make new pods.'],
      needsNewPods: newPodNeed(walk),
      action: { kind: 'none' },
      kubectl: [kubectlCreateAccount(pod.namespace, account.name), ...link, ...restartLines(walk)],
    },
  ];
}

/** Static pods name no objects of the API, so only the node can sign in for them. */
function staticPod(walk: Walk): Remedy[] {
  if (walk.situation.account.is !== 'none') return [];
  const why =
    'A static pod gets no pull secret from the cluster; the node has to hold the image or a credential for it.';
  return [advise({ code: 'check-node', title: 'Ask who runs the nodes', why: [why] })];
}

/** Before a secret is made: whoever sees none cannot know that none is there. */
function mayBeThere(walk: Walk): Remedy[] {
  const { namespaceSecrets, account } = walk.situation;
  if (namespaceSecrets.is !== 'not-readable' || account.is === 'none') return [];
  return [askReader(walk, 'A secret that would match may be there, and only its link be missing. ')];
}

/** Remedies where the pod's list lacks what would serve. */
export function accountRemedies(walk: Walk): Remedy[] {
  switch (walk.break?.code) {
    case 'stale-copy':
      return [
        makeNewPods(walk, ['New pods get the list the account has today; nothing else has to change.']),
      ];
    case 'not-linked':
      return linkUsable(walk, 2);
    case 'account-missing':
      return accountMissing(walk);
    default: {
      const doubt = walk.lead === 'unauthorized-or-not-found' ? correctName(walk) : [];
      return [...mayBeThere(walk), ...createAndLink(walk), ...doubt, ...staticPod(walk), ...askNode(walk)];
    }
  }
}
