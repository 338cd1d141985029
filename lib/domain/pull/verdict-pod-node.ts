import { code, secret, type Sentence } from '#lib/domain/pull/sentence.ts';
import type { Verdict } from '#lib/domain/pull/verdict.ts';
import { untriedEntry } from '#lib/domain/pull/untried.ts';
import { hostPart, nodeWords, rememberedWords, saidWhy } from '#lib/domain/pull/verdict-words.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

const toldWhy = (walk: Walk): Sentence => [...saidWhy(walk), ...rememberedWords(walk)];

/** Breaks of the pod itself: nothing is pulled. */
export function podVerdict(walk: Walk): Verdict {
  const { subject, image } = walk;
  if (walk.break?.code === 'never-policy') {
    return {
      headline: [
        `${nodeWords(walk)} has no `,
        code(subject.image),
        ' that this pod may use, and its policy is Never.',
      ],
      why: [
        'With Never the kubelet pulls nothing: the image has to be on the node already. Nodes list only their 50 largest images, so a node’s list may lack it all the same.',
      ],
    };
  }
  return {
    headline: [code(subject.image), ' is not a usable image name.'],
    why: [
      image.ok ? (walk.causes[0]?.sentence ?? '') : image.sentence,
      ' No pull is tried before it is corrected.',
    ],
  };
}

/** Breaks on the node. */
export function nodeVerdict(walk: Walk): Verdict {
  const node = nodeWords(walk);
  if (walk.break?.code === 'disk')
    return { headline: [`${node} has no space left for this image.`], why: toldWhy(walk) };
  if (walk.break?.code === 'credential-provider') {
    return {
      headline: [`A credential provider of ${node} failed, so nothing was asked.`],
      why: toldWhy(walk),
    };
  }
  if (walk.lead === 'signature') {
    return { headline: [`${node} demands a signature that this image does not have.`], why: toldWhy(walk) };
  }
  return {
    headline: [`${node} lists this image, but this pod may not use it without a credential of its own.`],
    why: [
      'With policy Never nothing is pulled, and the kubelet says “not present” of an image that another pod’s credential fetched. Its records are not in the API: this is concluded from version and lists.',
    ],
  };
}

/** What cannot be told, or not yet. */
export function unknownVerdict(walk: Walk): Verdict {
  if (walk.break?.code === 'pending') {
    return {
      headline: ['The secrets of this pod are being read.'],
      why: ['Where the pull breaks depends on them.'],
    };
  }
  const offered = untriedEntry(walk);
  if (offered !== null && walk.sent !== 'nothing') {
    return {
      headline: [
        'Secret ',
        secret(offered.secret),
        ' was changed after the last attempt; the next one tells.',
      ],
      why: [
        ...['What ', hostPart(walk), ' refused was there before. The next attempt offers it the entry '],
        ...[code(offered.key), ' as it is now.'],
      ],
    };
  }
  if (offered !== null) {
    return {
      headline: ['The last attempt carried no credential; one that matches is there now.'],
      why: [
        'The entry ',
        code(offered.key),
        ' serves this image, so the next attempt offers it to ',
        hostPart(walk),
        '.',
      ],
    };
  }
  return {
    headline: ['Why this image cannot be pulled is not known from what the cluster says.'],
    why: toldWhy(walk),
  };
}
