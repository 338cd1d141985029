import { isSurelyPublic } from '#lib/domain/pull/path-other-cards.ts';
import { secret, type Sentence } from '#lib/domain/pull/sentence.ts';
import type { Verdict } from '#lib/domain/pull/verdict.ts';
import { hostPart } from '#lib/domain/pull/verdict-words.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

const concluded = 'Which credential was used is not published: this is concluded from what the pod lists.';

function notYet({ state }: Walk): Verdict {
  return state === 'pulling'
    ? { headline: ['The image is being pulled.'], why: ['The path below is what the kubelet has to offer.'] }
    : {
        headline: ['Nothing is said of this image yet.'],
        why: ['The path below is what the kubelet would offer.'],
      };
}

function withoutSecret(walk: Walk): Verdict {
  const missing = walk.lookup?.secrets.find(({ state }) => state === 'missing');
  if (!isSurelyPublic(walk)) {
    return {
      headline: ['This image pulls without any pull secret of the pod.'],
      why: [
        'A credential provider or a config.json on the node may have signed in, or the registry asks for none. The API cannot show which.',
      ],
    };
  }
  const pulled = 'the image is public, so it was pulled without credentials.';
  if (missing === undefined) {
    return {
      headline: [`None of the pod’s secrets is for it; ${pulled}`],
      why: ['Docker Hub counts such pulls against the limit of the node’s address.'],
    };
  }
  const { namespace } = walk.situation.pod;
  return {
    headline: ['Secret ', secret(missing.name), ` is not in ${namespace}; ${pulled}`],
    why: ['The kubelet warns at each pull and goes on. A private image would fail here.'],
  };
}

/** Nothing fails: the same path, and how the image came. */
export function workingVerdict(walk: Walk): Verdict {
  const { lookup, reach } = walk;
  if (reach !== 'pulled' || lookup === null) return notYet(walk);
  const [first, ...more] = lookup.tried;
  const [broken] = lookup.undecodable;
  if (broken !== undefined) {
    const headline: Sentence = [
      'It runs, but Secret ',
      secret(broken),
      ' cannot be decoded: the next pull of this pod fails.',
    ];
    return { headline, why: ['One such secret fails every pull of the pod, public images too.'] };
  }
  if (first === undefined) {
    if (lookup.complete) return withoutSecret(walk);
    return {
      headline: ['It runs. With which credential, you may not see.'],
      why: ['Its secrets are not readable by you.'],
    };
  }
  if (more.length > 0) {
    return {
      headline: [hostPart(walk), ` accepted one of the ${lookup.tried.length} credentials that match.`],
      why: [concluded],
    };
  }
  return {
    headline: [hostPart(walk), ' accepted the credential of ', secret(first.secret), '.'],
    why: [concluded],
  };
}
