import type { Sentence } from '#lib/domain/pull/sentence.ts';
import type { Verdict } from '#lib/domain/pull/verdict.ts';
import { hostPart, nodeWords, saidWhy } from '#lib/domain/pull/verdict-words.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

const reachWords: Partial<Record<NonNullable<Walk['lead']>, string>> = {
  dns: ' cannot be found by its name from ',
  timeout: ' did not answer in time on ',
  canceled: ' was asked, and the pull was broken off on ',
  'connection-refused': ' refuses the connection from ',
  proxy: ' cannot be reached through the proxy of ',
};

export function unreachable(walk: Walk): Verdict {
  const words = walk.lead === null ? undefined : reachWords[walk.lead];
  const headline: Sentence =
    words === undefined
      ? [hostPart(walk), ' is not available.']
      : [hostPart(walk), words, nodeWords(walk), '.'];
  return { headline, why: saidWhy(walk) };
}

export function protocol(walk: Walk): Verdict {
  if (walk.lead === 'manifest-unsupported') {
    return {
      headline: ['The runtime of ', nodeWords(walk), ' cannot read the format of this image.'],
      why: saidWhy(walk),
    };
  }
  if (walk.lead === 'digest-mismatch') {
    return {
      headline: ['What ', hostPart(walk), ' sent is not what the digest promises.'],
      why: saidWhy(walk),
    };
  }
  return {
    headline: [nodeWords(walk), ' and ', hostPart(walk), ' mix up http and https.'],
    why: saidWhy(walk),
  };
}

export function tls(walk: Walk): Verdict {
  return {
    headline: [nodeWords(walk), ' does not trust the certificate of ', hostPart(walk), '.'],
    why: saidWhy(walk),
  };
}
