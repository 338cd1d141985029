import { ageWords } from '#lib/domain/duration.ts';
import type { LookupEntry } from '#lib/domain/pull/credential-lookup.ts';
import { code, count, secret, type Sentence } from '#lib/domain/pull/sentence.ts';
import type { Verdict } from '#lib/domain/pull/verdict.ts';
import { anonymousAnswer, hostPart } from '#lib/domain/pull/verdict-words.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

const entryIn = ({ secret: name, key }: LookupEntry): Sentence => [
  'Secret ',
  secret(name),
  ' has an entry for ',
  code(key),
];

function noneFor(walk: Walk): Sentence {
  return ['No credential this pod carries is for ', hostPart(walk), ', so the registry refused it.'];
}

function keyDiffers(walk: Walk): Verdict {
  const nearest = walk.lookup?.notTried[0];
  if (nearest === undefined) return { headline: noneFor(walk), why: anonymousAnswer(walk) };
  const { reason, has, asks, sentence } = nearest;
  if (reason === 'port-differs') {
    const port: Sentence = has === 'no port' ? [' without a port'] : [' with port ', code(has)];
    const asked: Sentence = asks === 'no port' ? ['without a port'] : ['on ', code(asks)];
    const rule = '. The kubelet compares ports as text: that entry is never tried for an image ';
    return { headline: noneFor(walk), why: [...entryIn(nearest), ...port, rule, ...asked, '.'] };
  }
  if (reason === 'path-differs') {
    const rule = '. The kubelet takes the path as a plain beginning: ';
    const why = [...entryIn(nearest), rule, code(asks), ' does not start with ', code(has), '.'];
    return { headline: noneFor(walk), why };
  }
  return { headline: noneFor(walk), why: [...entryIn(nearest), `, which serves no image here. ${sentence}`] };
}

function hostDiffers(walk: Walk): Verdict {
  const { notTried = [] } = walk.lookup ?? {};
  const hosts = [...new Set(notTried.map(({ key }) => key))];
  const [first, ...more] = hosts;
  const others = more.length === 0 ? '' : ` and ${count(more.length, 'other', 'others')}`;
  const why: Sentence =
    first === undefined ? [] : ['Its secrets hold entries for ', code(first), `${others} only.`];
  return { headline: noneFor(walk), why: [...why, ...anonymousAnswer(walk)] };
}

function empty(walk: Walk): Verdict {
  const first = walk.lookup?.tried[0];
  if (first === undefined) {
    return {
      headline: ['The pull secrets of this pod hold no entry at all.'],
      why: ['They are read and there is nothing in them to offer.', ...anonymousAnswer(walk)],
    };
  }
  const isToken = first.form === 'identity-token-only';
  return {
    headline: [
      'The entry for ',
      code(first.key),
      ' in Secret ',
      secret(first.secret),
      isToken ? ' holds only an identity token, which the kubelet does not read.' : ' holds no credential.',
    ],
    why: [
      'It counts as a match all the same: it signs in as nobody, goes before any credential of the node, and no attempt without credentials follows.',
    ],
  };
}

function expired(walk: Walk): Verdict {
  const { lookup, situation } = walk;
  const ended = lookup?.tried.find(({ expiresAt }) => expiresAt !== null && expiresAt <= situation.now);
  const first = ended ?? lookup?.tried[0];
  if (first === undefined) {
    return { headline: ['The credential has expired.'], why: [hostPart(walk), ' says so.'] };
  }
  const age = ended?.expiresAt == null ? '' : ` ${ageWords(situation.now - ended.expiresAt)} ago`;
  return {
    headline: [
      'The credential for ',
      code(first.key),
      ' in Secret ',
      secret(first.secret),
      ` expired${age}.`,
    ],
    why: [
      'The kubelet goes on offering it and ',
      hostPart(walk),
      ' refuses it. New content under the same name is used at the next attempt.',
    ],
  };
}

/** Breaks at the entries: none fits, or the one that fits is of no use. */
export function entryVerdict(walk: Walk): Verdict {
  switch (walk.break?.code) {
    case 'empty':
      return empty(walk);
    case 'expired':
      return expired(walk);
    case 'host-differs':
      return walk.lookup?.notTried[0]?.reason === 'glob-labels' ? keyDiffers(walk) : hostDiffers(walk);
    default:
      return keyDiffers(walk);
  }
}
