import { kubectlDescribePod } from '#lib/domain/kubectl.ts';
import type { Remedy } from '#lib/domain/pull/remedy.ts';
import {
  editOwnerLine,
  imageWords,
  setImageLine,
  templateNeed,
  templateWords,
} from '#lib/domain/pull/remedy-owner.ts';
import { code } from '#lib/domain/pull/sentence.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

/** Remedies that have no page of their own: what to do is said, and how in a terminal. */
type Advice = Pick<Remedy, 'code' | 'title' | 'why'> & Partial<Pick<Remedy, 'kubectl' | 'needsNewPods'>>;

export function advise({ kubectl = [], needsNewPods = 'no', ...advice }: Advice): Remedy {
  return { ...advice, needsNewPods, action: { kind: 'none' }, kubectl };
}

/** A live pod takes another image for its containers, but nothing else (pod validation), and another debug container. */
function imageNeed(walk: Walk): Remedy['needsNewPods'] {
  if (walk.subject.kind === 'ephemeral') return 'no';
  const isBare = walk.situation.owner === null && walk.subject.kind !== 'volume';
  return isBare ? 'no' : templateNeed(walk);
}

/** The name as asked, where it may be misspelt. */
export function correctName(walk: Walk): Remedy[] {
  const { subject } = walk;
  return [
    advise({
      code: 'correct-image',
      title: 'Correct the image name',
      why: ['The pod asks for ', code(subject.image), `. ${imageWords(walk)}`],
      needsNewPods: imageNeed(walk),
      kubectl: setImageLine(walk, 'IMAGE'),
    }),
  ];
}

export function chooseTag(walk: Walk): Remedy[] {
  const { image } = walk;
  const without = image.ok ? walk.subject.image.replace(/(:[\w.-]+)?(@[\w:]+)?$/, '') : 'IMAGE';
  const what = image.ok && image.reference.digest !== null ? 'image' : 'tag';
  const isAccepted = (walk.lookup?.tried.length ?? 0) > 0;
  return [
    advise({
      code: 'choose-tag',
      title:
        what === 'tag' ? 'Choose a tag that is there, or push this one' : 'Choose an image that is there',
      why: [
        `${imageWords(walk)} What is pushed under ${what === 'tag' ? 'this tag' : 'this digest'} is found at the next attempt.`,
        ...(isAccepted ? [' The credential is not the reason.'] : []),
      ],
      needsNewPods: imageNeed(walk),
      kubectl: setImageLine(walk, `${without}:TAG`),
    }),
  ];
}

export function choosePlatform(walk: Walk): Remedy[] {
  const { node } = walk.situation;
  const platform = node === null ? 'the node’s platform' : `${node.os}/${node.architecture}`;
  return [
    advise({
      code: 'choose-platform',
      title: 'Choose nodes of the image’s platform',
      why: [
        'Set ',
        code('kubernetes.io/arch'),
        ' in the nodeSelector of the workload to what the image is built for.',
      ],
      needsNewPods: templateNeed(walk),
      kubectl: editOwnerLine(walk),
    }),
    advise({
      code: 'choose-tag',
      title: `Build the image for ${platform} as well`,
      why: ['An index with both platforms under the same tag is found at the next attempt.'],
    }),
  ];
}

export function changePolicy(walk: Walk): Remedy {
  return advise({
    code: 'change-policy',
    title: 'Set the policy to IfNotPresent',
    why: [
      `Then the kubelet pulls the image where it is not there. A pod’s policy never changes. ${templateWords(walk)}`,
    ],
    needsNewPods: templateNeed(walk),
    kubectl: editOwnerLine(walk),
  });
}

export function readMessage({ situation: { pod } }: Walk): Remedy {
  return advise({
    code: 'read-message',
    title: 'Read what the kubelet says',
    why: ['The message and the events of the pod hold all that is known.'],
    kubectl: [kubectlDescribePod(pod.namespace, pod.name)],
  });
}

export function waitForIt(why: string): Remedy {
  return advise({ code: 'wait', title: 'Wait for the next attempts', why: [why] });
}
