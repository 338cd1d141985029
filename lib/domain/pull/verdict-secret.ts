import type { SecretFacts } from '#lib/domain/pull-secret/facts.ts';
import type { LookupSecretState } from '#lib/domain/pull/credential-lookup.ts';
import { code, secret, type Sentence } from '#lib/domain/pull/sentence.ts';
import type { Verdict } from '#lib/domain/pull/verdict.ts';
import { anonymousAnswer, hostPart } from '#lib/domain/pull/verdict-words.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

function nameOf({ lookup }: Walk, ...states: LookupSecretState[]): string {
  return lookup?.secrets.find(({ state }) => states.includes(state))?.name ?? '';
}

function factsOf({ situation }: Walk, name: string): SecretFacts | null {
  const found = situation.namedSecrets.find((each) => each.name === name);
  return found?.is === 'there' ? found.facts : null;
}

function missing(walk: Walk): Verdict {
  const name = nameOf(walk, 'missing');
  const { pod } = walk.situation;
  return {
    headline: [
      'Secret ',
      secret(name),
      ` does not exist in ${pod.namespace}, and nothing else this pod lists is for `,
      hostPart(walk),
      '.',
    ],
    why: ['The kubelet warns of a missing secret and goes on without it.', ...anonymousAnswer(walk)],
  };
}

function wrongType(walk: Walk): Verdict {
  const name = nameOf(walk, 'wrong-type', 'wrong-key');
  const facts = factsOf(walk, name);
  if (facts?.document.is === 'wrong-key') {
    return {
      headline: [
        'Secret ',
        secret(name),
        ' has no ',
        code(facts.document.expectedKey),
        ', the only key the kubelet reads of its type.',
      ],
      why: ['The kubelet passes over it without a word.', ...anonymousAnswer(walk)],
    };
  }
  const type: Sentence = facts === null ? ['another type'] : ['type ', code(facts.type)];
  return {
    headline: ['Secret ', secret(name), ' has ', ...type, ', which the kubelet does not read.'],
    why: [
      'It reads ',
      code('kubernetes.io/dockerconfigjson'),
      ' and ',
      code('kubernetes.io/dockercfg'),
      ' and passes over all others without a word. A type cannot be changed: the secret has to be made anew.',
      ...anonymousAnswer(walk),
    ],
  };
}

function undecodable(walk: Walk): Verdict {
  const name = walk.lookup?.undecodable[0];
  if (name === undefined) {
    const isHidden = walk.lookup?.complete === false;
    return {
      headline: [
        'A pull secret of this pod cannot be decoded, and one such secret fails every pull of the pod.',
      ],
      why: [
        isHidden
          ? 'The kubelet does not say which one it is, and you may not read them all.'
          : 'The kubelet does not say which one it is. All that the pod lists can be decoded by now, so the next attempt should come further.',
      ],
    };
  }
  const facts = factsOf(walk, name);
  const problem: Sentence =
    facts?.document.is === 'undecodable' ? [' What is wrong: ', code(facts.document.problem), '.'] : [];
  return {
    headline: [
      'Secret ',
      secret(name),
      ' cannot be decoded, and one such secret fails every pull of the pod, public images too.',
    ],
    why: ['The kubelet does not say which secret it is; this one was found by decoding each.', ...problem],
  };
}

function notReadable(walk: Walk): Verdict {
  const { pod } = walk.situation;
  return {
    headline: ['The registry refused the pull. With which credential, you may not see.'],
    why: [
      `You may not get secrets in ${pod.namespace}. The kubelet’s words and the two ends of the path are all that is known.`,
    ],
  };
}

/** Breaks at the secrets the pod names. */
export function secretVerdict(walk: Walk): Verdict {
  switch (walk.break?.code) {
    case 'missing':
      return missing(walk);
    case 'wrong-type':
      return wrongType(walk);
    case 'undecodable':
      return undecodable(walk);
    default:
      return notReadable(walk);
  }
}
