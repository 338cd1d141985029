import { isDockerHubName } from '#lib/domain/pull/key.ts';
import type { OtherCard } from '#lib/domain/pull/path.ts';
import { code } from '#lib/domain/pull/sentence.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

/** Official images of Docker Hub ask nobody to sign in; of others it cannot be known. */
export function isSurelyPublic({ lookup }: Walk): boolean {
  return lookup !== null && isDockerHubName(lookup.repository) && lookup.repository.includes('/library/');
}

function notVisible(walk: Walk): OtherCard[] {
  const { lookup, situation, reach } = walk;
  if (lookup === null) return [];
  if (lookup.outcome === 'fails') {
    const sentence = 'Its other entries are lost with it.';
    return [
      {
        kind: 'not-visible',
        id: 'lost',
        look: 'missing',
        sentence: [sentence],
        title: 'Not readable',
        number: null,
      },
    ];
  }
  const hidden = lookup.secrets.filter(({ state }) => state === 'not-readable');
  const pending = lookup.secrets.some(({ state }) => state === 'pending');
  if (hidden.length === 0 && !pending) return [];
  if (hidden.length === 0) {
    return [
      {
        kind: 'not-visible',
        id: 'hidden',
        look: 'pending',
        sentence: ['They are being read.'],
        title: 'Entries',
        number: null,
      },
    ];
  }
  const rest =
    reach === 'not-asked' ? '.' : '. Somebody with that right sees the whole path under the same link.';
  const sentence = ['Needs ', code('get secrets'), ` in ${situation.pod.namespace}${rest}`];
  return [
    {
      kind: 'not-visible',
      id: 'hidden',
      look: 'hidden',
      sentence,
      title: 'Entries not visible',
      number: null,
    },
  ];
}

function nodeImage({ heldOnNode, situation: { node } }: Walk): OtherCard[] {
  if (!heldOnNode || node === null) return [];
  const sentence = 'Pulled for another pod; this one has to show a credential of its own for it.';
  const title = `${node.name} holds the image`;
  return [
    { kind: 'node-image', id: 'node-image', look: 'hidden', sentence: [sentence], title, number: null },
  ];
}

function nodeCredentials(walk: Walk): OtherCard[] {
  const { lookup, sent, reach, situation } = walk;
  const mayHave = reach === 'pulled' && !isSurelyPublic(walk);
  if (lookup?.outcome !== 'anonymous' || (sent !== 'something' && !mayHave)) return [];
  const words =
    sent === 'something'
      ? 'One was sent, and the pod has none to offer: it came from config.json, a credential provider or the runtime’s own files.'
      : 'config.json, credential provider plugins, the runtime’s own files: not visible here.';
  const title =
    situation.pod.node === '' ? 'Credentials of the node' : `Credentials on ${situation.pod.node}`;
  return [{ kind: 'node-credentials', id: 'node', look: 'missing', sentence: [words], title, number: null }];
}

function anonymous(walk: Walk): OtherCard[] {
  const { lookup, sent, reach } = walk;
  if (lookup?.anonymousFollows !== true || sent === 'something' || reach === 'not-asked') return [];
  const isOnly = reach !== 'pulled' || isSurelyPublic(walk);
  const words = isOnly
    ? 'Nothing matched, so one attempt without any.'
    : 'One attempt without any, if the node had none either.';
  return [
    {
      kind: 'anonymous',
      id: 'anonymous',
      look: 'missing',
      sentence: [words],
      title: 'No credentials',
      number: isOnly ? 1 : null,
    },
  ];
}

/** What stands among the entries and is none: what is hidden, the node's image and credentials, the attempt without any. */
export function otherCards(walk: Walk): OtherCard[] {
  return [...notVisible(walk), ...nodeImage(walk), ...nodeCredentials(walk), ...anonymous(walk)];
}
