import type { NamedSecret } from '#lib/domain/pull-secret/facts.ts';
import type { LookupSecret } from '#lib/domain/pull/credential-lookup.ts';
import type { CardLook, PullPath, SecretCard } from '#lib/domain/pull/path.ts';
import { stopOf } from '#lib/domain/pull/path-stop.ts';
import { code, count, type Sentence } from '#lib/domain/pull/sentence.ts';
import type { UnlistedSecret } from '#lib/domain/pull/unlisted-secrets.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

/** Secrets that would fit and are not listed: enough to choose from. */
export const shownUnlisted = 3;

const shortType = (type: string) => type.replace('kubernetes.io/', '');

const plainLooks: Record<LookupSecret['state'], CardLook> = {
  read: 'plain',
  missing: 'missing',
  'wrong-type': 'missing',
  'wrong-key': 'missing',
  undecodable: 'broken',
  'not-readable': 'hidden',
  pending: 'pending',
};

/** Which states a break at this stop is about. */
function isToBlame({ break: broken }: Walk, state: LookupSecret['state']): boolean {
  if (broken?.hop !== 'secret') return false;
  if (broken.code === 'wrong-type') return state === 'wrong-type' || state === 'wrong-key';
  return broken.code === state && state !== 'not-readable';
}

function secretSentence(secret: NamedSecret | undefined, shown: LookupSecret, namespace: string): Sentence {
  if (shown.state === 'missing') return [`Not in namespace ${namespace}. The kubelet warns and goes on.`];
  if (secret?.is !== 'there') return [shown.sentence];
  const { document, type } = secret.facts;
  if (document.is === 'decoded') {
    return [`${shortType(type)}, ${count(document.entries.length, 'entry', 'entries')}`];
  }
  if (document.is !== 'undecodable') return [shown.sentence];
  const where = document.entryKey === undefined ? [] : [', in the entry ', code(document.entryKey)];
  return [document.problem, ...where];
}

function namedCard(walk: Walk, shown: LookupSecret, index: number): SecretCard {
  const { namedSecrets, pod } = walk.situation;
  const secret = namedSecrets.find(({ name }) => name === shown.name);
  return {
    id: `secret:${index}`,
    look: isToBlame(walk, shown.state) ? 'broken' : plainLooks[shown.state],
    sentence: secretSentence(secret, shown, pod.namespace),
    name: shown.name,
    state: shown.state,
    type: secret?.is === 'there' ? secret.facts.type : '',
    entries: shown.entries,
  };
}

const uselessWords = {
  no: [],
  rejected: [' Linking it would not help: its credential is rejected where it is used.'],
  expired: [' Linking it would not help: its credential has expired.'],
} as const;

function unlistedCard({ facts, useless }: UnlistedSecret, index: number, walk: Walk): SecretCard {
  const { account } = walk.situation;
  const isLinked = account.is === 'there' && account.imagePullSecrets.includes(facts.name);
  const sentence = isLinked
    ? 'In this namespace and linked, but only after this pod was made.'
    : 'In this namespace, not linked.';
  return {
    id: `unlisted:${index}`,
    look: 'missing',
    sentence: [sentence, ...uselessWords[useless ?? 'no']],
    name: facts.name,
    state: 'not-listed',
    type: facts.type,
    entries: facts.document.is === 'decoded' ? facts.document.entries.length : 0,
  };
}

function summaryOf(named: readonly LookupSecret[], unlisted: number): string {
  const of = (...states: LookupSecret['state'][]) =>
    named.filter(({ state }) => states.includes(state)).length;
  if (named.length === 0) return unlisted === 0 ? 'none named' : `0 named, ${unlisted} would fit`;
  const start = `${named.length} named`;
  if (of('pending') > 0) return `${start}, being read`;
  if (of('not-readable') === named.length) return `${start}, not readable`;
  if (of('undecodable') > 0) return `${start}, ${of('undecodable')} undecodable`;
  const hidden = of('not-readable') > 0 ? `, ${of('not-readable')} not readable` : '';
  return `${start}, ${named.length - of('missing', 'not-readable')} found${hidden}`;
}

/** The third stop: what the pod names, and what it does not name and would serve it. */
export function secretStop(walk: Walk): PullPath['secret'] {
  const named = walk.lookup?.secrets ?? [];
  const unlisted = walk.unlisted.slice(0, shownUnlisted);
  const cards = [
    ...named.map((shown, index) => namedCard(walk, shown, index)),
    ...unlisted.map((each, index) => unlistedCard(each, index, walk)),
  ];
  const isUnseen = named.some(({ state }) => state === 'not-readable' || state === 'pending');
  const isHollow = !named.some(({ state }) => state === 'read' || state === 'undecodable');
  const summary = summaryOf(named, walk.unlisted.length);
  return { ...stopOf(walk, 'secret', summary, isUnseen ? 'unseen' : isHollow ? 'hollow' : 'yes'), cards };
}
