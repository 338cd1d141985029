import { kubectlCreateAccount } from '#lib/domain/kubectl.ts';
import { presetOfKey } from '#lib/domain/pull-secret/presets.ts';
import type { Remedy } from '#lib/domain/pull/remedy.ts';
import { correctName } from '#lib/domain/pull/remedies-image.ts';
import { makeNewPods, newPodNeed, restartLines } from '#lib/domain/pull/remedy-owner.ts';
import { createAndLink, linkRemedy } from '#lib/domain/pull/remedy-secret.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

const nodeSigned = new Set(['ecr', 'artifact-registry', 'acr']);

/** Registries of cloud providers, which nodes usually sign in to by themselves. */
export function askNode({ image }: Walk): Remedy[] {
  const preset = image.ok ? presetOfKey(image.reference.registry) : null;
  if (preset === null || !nodeSigned.has(preset.code)) return [];
  return [
    {
      code: 'check-node',
      title: 'Ask who runs the nodes',
      why: [
        `Nodes often sign in to ${preset.name} by themselves. If they should here, their role or credential provider needs a look.`,
      ],
      needsNewPods: 'no',
      action: { kind: 'none' },
      kubectl: [],
    },
  ];
}

function accountMissing(walk: Walk): Remedy[] {
  const { account, pod } = walk.situation;
  if (account.is !== 'missing') return [];
  return [
    {
      code: 'create-account',
      title: `Create ServiceAccount ${account.name}`,
      why: ['No new pod can be made before it is there again. Link a pull secret to it, then make new pods.'],
      needsNewPods: newPodNeed(walk),
      action: { kind: 'none' },
      kubectl: [kubectlCreateAccount(pod.namespace, account.name), ...restartLines(walk)],
    },
  ];
}

/** Remedies where the pod's list lacks what would serve. */
export function accountRemedies(walk: Walk): Remedy[] {
  switch (walk.break?.code) {
    case 'stale-copy':
      return [
        makeNewPods(walk, ['New pods get the list the account has today; nothing else has to change.']),
      ];
    case 'not-linked':
      return walk.unlisted.slice(0, 2).flatMap(({ facts }) => linkRemedy(walk, facts.name));
    case 'account-missing':
      return accountMissing(walk);
    default: {
      const doubt = walk.lead === 'unauthorized-or-not-found' ? correctName(walk) : [];
      return [...createAndLink(walk), ...doubt, ...askNode(walk)];
    }
  }
}
