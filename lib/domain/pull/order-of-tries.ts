import { type Sentence, strong } from '#lib/domain/pull/sentence.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

const answerWords: Partial<Record<NonNullable<Walk['lead']>, string>> = {
  unauthorized: ': 401.',
  forbidden: ': 403.',
  'not-found': ': 404.',
  'rate-limited': ': 429.',
};

function entriesTry({ lookup }: Walk): Sentence {
  const start = strong('Entries of the pod’s secrets');
  if (lookup === null || (lookup.complete && lookup.tried.length + lookup.notTried.length === 0)) {
    return [start, ': there are none.'];
  }
  const rule = ', longer paths first and * last, whatever the order of the list.';
  const hidden = lookup.complete ? '' : ' Not all of them are visible to you.';
  const matched =
    lookup.tried.length === 0
      ? lookup.complete
        ? ' None matched.'
        : ''
      : lookup.tried.length === 1
        ? ' One matches and is offered.'
        : ` ${lookup.tried.length} match; each is offered until one is accepted.`;
  const fallback = lookup.dockerHubFallbackUsed
    ? ' None matched by its key, so the fallback of Docker Hub is used.'
    : matched;
  return [start, rule, fallback, hidden];
}

/** In which order the kubelet tries what there is (kubelet pkg/credentialprovider: secrets, node file, plugins). */
export function orderOfTries(walk: Walk): Sentence[] {
  const { lookup, lead } = walk;
  if (walk.reach === 'not-asked') {
    return [['Nothing is tried: the kubelet stops before it asks the registry.']];
  }
  const node: Sentence = [strong('Sources on the node'), ', if any match. Not visible here.'];
  const anonymous: Sentence = [
    strong('One attempt without credentials'),
    ', only because nothing matched',
    (lead === null ? undefined : answerWords[lead]) ?? '.',
  ];
  return [entriesTry(walk), node, ...(lookup?.anonymousFollows === true ? [anonymous] : [])];
}
