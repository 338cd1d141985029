import { platformText } from '#lib/domain/image/platform.ts';
import type { BreakCode } from '#lib/domain/pull/hops.ts';
import { leadingTry, rejectedTries } from '#lib/domain/pull/leading-try.ts';
import { code, secret, type Sentence } from '#lib/domain/pull/sentence.ts';
import type { Verdict } from '#lib/domain/pull/verdict.ts';
import { protocol, tls, unreachable } from '#lib/domain/pull/verdict-connection.ts';
import { hostPart, nodeWords, rememberedWords, saidWhy } from '#lib/domain/pull/verdict-words.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

const fromSecret = (walk: Walk): Sentence => {
  const first = leadingTry(walk);
  return first === null
    ? []
    : ['It comes from the entry ', code(first.key), ' in Secret ', secret(first.secret), '. '];
};

const userOf = (walk: Walk) => leadingTry(walk)?.username ?? '';

function repositoryPart({ image, subject }: Walk) {
  return code(image.ok ? image.reference.repository : subject.image);
}

function rejected(walk: Walk): Verdict {
  const tried = walk.lookup?.tried.length ?? 0;
  if (tried === 0) {
    return {
      headline: [hostPart(walk), ' rejects the credential of the node.'],
      why: [
        'The pod has none to offer, and something was sent: the node’s own, which the API does not show.',
      ],
    };
  }
  if (tried > 1) {
    return {
      headline: [hostPart(walk), ` rejects all ${tried} credentials that match.`],
      why: [
        'They are tried longer paths first and * last, whatever the order of the list. Because some matched, no attempt without credentials follows.',
      ],
    };
  }
  const user = userOf(walk);
  const headline: Sentence =
    user === ''
      ? [hostPart(walk), ' rejects the credential that matches.']
      : [hostPart(walk), ' rejects the password of ', code(user), '.'];
  const rest =
    'Because it matched, no attempt without credentials follows, so public images of this registry fail too.';
  return { headline, why: [...fromSecret(walk), rest] };
}

/** Other credentials of the pod that were not even let in: a correct one would do as well. */
function alsoRejected(walk: Walk): Sentence {
  return rejectedTries(walk).flatMap(({ username, secret: name }): Sentence => {
    const user: Sentence = username === '' ? ['a credential'] : ['the password of ', code(username)];
    return [' It also rejects ', ...user, ' in Secret ', secret(name), '.'];
  });
}

function noRight(walk: Walk): Verdict {
  const user = userOf(walk);
  const who: Sentence = user === '' ? ['this pod'] : [code(user)];
  const why: Sentence =
    user === ''
      ? [
          'Nothing the pod lists was offered, as far as can be seen. The node’s own credential may lack the right, or the registry says so to whoever has none.',
        ]
      : [
          ...fromSecret(walk),
          'The registry knows it; the right to pull this repository is missing.',
          ...alsoRejected(walk),
        ];
  return {
    headline: [hostPart(walk), ' gives ', ...who, ' no right to pull ', repositoryPart(walk), '.'],
    why,
  };
}

function noSuchTag(walk: Walk): Verdict {
  const { image, lookup } = walk;
  if (!image.ok) return { headline: [hostPart(walk), ' has no such image.'], why: saidWhy(walk) };
  const { tag, digest } = image.reference;
  const what: Sentence =
    digest === null
      ? ['no tag ', code(tag ?? '')]
      : ['no image with digest ', code(`${digest.slice(0, 19)}…`)];
  const accepted = lookup?.tried.length === 1 ? ' accepts the credential and has ' : ' has ';
  const doubt =
    lookup?.anonymousFollows === true
      ? 'Nothing was offered by the pod; some registries answer the same where a right is missing.'
      : 'The path is fine; the image is not there.';
  return { headline: [hostPart(walk), accepted, ...what, ' in ', repositoryPart(walk), '.'], why: [doubt] };
}

function ambiguous(walk: Walk): Verdict {
  return {
    headline: [
      hostPart(walk),
      ' shows this pod no ',
      repositoryPart(walk),
      ': there is none, or it has no right to it.',
    ],
    why: ['The registry says the same in both cases. Check the name first, then the credential.'],
  };
}

function wrongPlatform(walk: Walk): Verdict {
  const { node } = walk.situation;
  if (node === null)
    return { headline: ['The image is not built for the platform of the node.'], why: saidWhy(walk) };
  const platform = platformText({ os: node.os, architecture: node.architecture, variant: null });
  return {
    headline: ['The image is not built for ', code(platform), `, and the pod was placed on such a node.`],
    why: [`${node.name} is ${platform}. Credential and tag are right.`],
  };
}

function rateLimit(walk: Walk): Verdict {
  const isKubelet = walk.causes.some(({ evidence }) => evidence?.text.toLowerCase().includes('qps') === true);
  if (isKubelet) {
    return {
      headline: [`The kubelet of ${nodeWords(walk)} starts no more pulls for now.`],
      why: [
        'It is its own limit of pulls per second, not the registry’s. The next attempts pass as others end.',
      ],
    };
  }
  if (walk.lookup?.anonymousFollows !== true) {
    return {
      headline: [hostPart(walk), ' limits pulls, and the limit is used up for now.'],
      why: saidWhy(walk),
    };
  }
  return {
    headline: [hostPart(walk), ' counts pulls without sign-in, and the limit for this address is used up.'],
    why: ['Time alone may heal it; a credential for this registry heals it now.'],
  };
}

const verdicts: Readonly<Record<BreakCode<'registry'>, (walk: Walk) => Verdict>> = {
  rejected,
  'no-right': noRight,
  'no-such-tag': noSuchTag,
  ambiguous,
  'wrong-platform': wrongPlatform,
  'rate-limit': rateLimit,
  unreachable,
  tls,
  protocol,
};

/** Breaks at the registry: it was asked, or could not be. */
export function registryVerdict(walk: Walk): Verdict {
  const { headline, why } =
    walk.break?.hop === 'registry' ? verdicts[walk.break.code](walk) : ambiguous(walk);
  return { headline, why: [...why, ...rememberedWords(walk)] };
}
