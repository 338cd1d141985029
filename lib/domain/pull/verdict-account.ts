import { code, secret, type Sentence } from '#lib/domain/pull/sentence.ts';
import { linkedSince } from '#lib/domain/pull/unlisted-secrets.ts';
import type { Verdict } from '#lib/domain/pull/verdict.ts';
import { anonymousAnswer, hostPart, nodeWords } from '#lib/domain/pull/verdict-words.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

function accountName({ situation: { account } }: Walk): string {
  return account.is === 'none' ? '' : account.name;
}

/** The image is there and is kept from this pod: the registry was asked for that reason only. */
function heldWhy(walk: Walk): Sentence {
  const since =
    ' Since v1.35 the kubelet verifies who pulled an image; to this pod it is as if the image were not there. The kubelet’s records are not in the API: this is concluded from version and lists.';
  return walk.heldOnNode ? [since] : [];
}

function heldHeadline(walk: Walk): Sentence | null {
  if (!walk.heldOnNode) return null;
  return [
    `${nodeWords(walk)} lists this image, but this pod may not use it without a credential of its own.`,
  ];
}

function notLinked(walk: Walk): Verdict {
  const { situation, unlisted } = walk;
  const listsNone = situation.pod.imagePullSecrets.length === 0;
  const linksNone = situation.account.is === 'there' && situation.account.imagePullSecrets.length === 0;
  const headline: Sentence = listsNone
    ? [`The pod carries no pull secret${linksNone ? ', because its account links none' : ''}.`]
    : ['Nothing this pod lists is for ', hostPart(walk), ', and the secret that would serve is not linked.'];
  const found = unlisted[0]?.facts.name ?? '';
  const why = [
    'Secret ',
    secret(found),
    ' would match, but neither the pod nor its account names it.',
    ...anonymousAnswer(walk),
  ];
  return { headline: heldHeadline(walk) ?? headline, why: [...why, ...heldWhy(walk)] };
}

function staleCopy(walk: Walk): Verdict {
  const { situation, unlisted } = walk;
  const since = linkedSince(situation);
  const name = unlisted.find(({ facts }) => since.includes(facts.name))?.facts.name ?? since[0] ?? '';
  const unread =
    situation.namespaceSecrets.is === 'not-readable' ? ' Whether it matches, you may not see.' : '';
  return {
    headline: [
      'ServiceAccount ',
      code(accountName(walk)),
      ' links ',
      secret(name),
      ' by now, but this pod was made before.',
    ],
    why: [
      'A pod gets its account’s list when it is created, and that list never changes. A new pod gets the new one.',
      unread,
      ...anonymousAnswer(walk),
      ...heldWhy(walk),
    ],
  };
}

function noneThere(walk: Walk): Sentence {
  const { namespaceSecrets, pod } = walk.situation;
  const [useless] = walk.unlisted;
  if (useless !== undefined) {
    const { facts, entry } = useless;
    const why =
      useless.useless === 'expired'
        ? [' would match, but its credential for ', code(entry.key), ' has expired.']
        : [' would match, but ', hostPart(walk), ' rejects the same credential where pods use it now.'];
    return ['Secret ', secret(facts.name), ...why];
  }
  const words =
    namespaceSecrets.is === 'read'
      ? `No secret in namespace ${pod.namespace} would match either.`
      : `Whether a secret in namespace ${pod.namespace} would match, you may not see.`;
  return [words];
}

function nothingListed(walk: Walk): Verdict {
  const { situation, lead } = walk;
  const doubt = lead === 'unauthorized-or-not-found' ? ', or has no such image' : '';
  const source: Sentence =
    situation.account.is === 'none'
      ? ['A static pod gets no list from a ServiceAccount. ']
      : [
          'It lists none, and got none from ServiceAccount ',
          code(accountName(walk)),
          ' when it was created. ',
        ];
  return {
    headline: heldHeadline(walk) ?? [
      'This pod carries no pull secret, and ',
      hostPart(walk),
      ` asks for one${doubt}.`,
    ],
    why: [...source, ...noneThere(walk), ...anonymousAnswer(walk), ...heldWhy(walk)],
  };
}

function accountMissing(walk: Walk): Verdict {
  const { pod } = walk.situation;
  return {
    headline: ['ServiceAccount ', code(accountName(walk)), ` does not exist in ${pod.namespace} any more.`],
    why: [
      'The pod got no pull secret from it, and no new pod can be made before the account is there again.',
      ...anonymousAnswer(walk),
    ],
  };
}

/** Breaks between the pod and its ServiceAccount. */
export function accountVerdict(walk: Walk): Verdict {
  switch (walk.break?.code) {
    case 'not-linked':
      return notLinked(walk);
    case 'stale-copy':
      return staleCopy(walk);
    case 'account-missing':
      return accountMissing(walk);
    default:
      return nothingListed(walk);
  }
}
