import type { NotTriedEntry, TriedEntry } from '#lib/domain/pull/credential-lookup.ts';
import type { CardLook, EntryCard, FoldedEntries, OtherCard, PullPath } from '#lib/domain/pull/path.ts';
import { otherCards } from '#lib/domain/pull/path-other-cards.ts';
import { shownUnlisted } from '#lib/domain/pull/path-secrets.ts';
import { stopOf } from '#lib/domain/pull/path-stop.ts';
import { count } from '#lib/domain/pull/sentence.ts';
import type { UnlistedSecret } from '#lib/domain/pull/unlisted-secrets.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

const shownEntries = 5;
const toldWhenFolded = 200;

function triedCard(entry: TriedEntry, look: CardLook): EntryCard {
  const { by, secret, key, username, form, expiresAt, number, sentence } = entry;
  const reason = by === 'match' ? 'match' : 'docker-hub-fallback';
  const id = `entry:${number - 1}`;
  return {
    kind: 'entry',
    id,
    look,
    sentence: [sentence],
    secret,
    key,
    username,
    form,
    expiresAt,
    number,
    reason,
    difference: null,
  };
}

function missedCard(entry: NotTriedEntry, id: string, look: CardLook): EntryCard {
  const { secret, key, username, form, expiresAt, reason, sentence, has, asks } = entry;
  const isPart = reason === 'port-differs' || reason === 'path-differs' || reason === 'glob-labels';
  return {
    kind: 'entry',
    id,
    look,
    sentence: [sentence],
    secret,
    key,
    username,
    form,
    expiresAt,
    number: null,
    reason,
    difference: isPart ? { has, asks } : null,
  };
}

const unlistedWords = {
  no: 'Would match; never offered.',
  rejected: 'Would match; rejected where it is used now.',
  expired: 'Would match; expired.',
} as const;

function unlistedCard({ facts, entry, useless }: UnlistedSecret, index: number): EntryCard {
  const { key, username, form, expiresAt } = entry;
  return {
    kind: 'entry',
    id: `unlisted-entry:${index}`,
    look: 'missing',
    sentence: [unlistedWords[useless ?? 'no']],
    secret: facts.name,
    key,
    username,
    form,
    expiresAt,
    number: null,
    reason: 'not-listed',
    difference: null,
  };
}

/** Another host altogether; a host that differs only in case is worth a card. */
function isElsewhere({ reason, has, asks }: NotTriedEntry): boolean {
  return reason === 'host-differs' && has.toLowerCase() !== asks.toLowerCase();
}

type Split = { shown: readonly NotTriedEntry[]; folded: readonly NotTriedEntry[] };

/** Matches first, then near misses; what is for another host folds into one line as soon as it is two. */
function split(notTried: readonly NotTriedEntry[], room: number): Split {
  const elsewhere = notTried.filter(isElsewhere);
  const near = elsewhere.length > 1 ? notTried.filter((entry) => !isElsewhere(entry)) : notTried;
  const shown = near.slice(0, Math.max(room, 0));
  const rest = near.slice(shown.length);
  return { shown, folded: elsewhere.length > 1 ? [...rest, ...elsewhere] : rest };
}

function fold(tried: readonly TriedEntry[], missed: readonly NotTriedEntry[]): FoldedEntries | null {
  const all = tried.length + missed.length;
  if (all === 0) return null;
  const isHost = tried.length === 0 && missed.every(isElsewhere);
  const entries = [
    ...tried.map((entry) => triedCard(entry, 'plain')),
    ...missed.slice(0, toldWhenFolded).map((entry, index) => missedCard(entry, `folded:${index}`, 'plain')),
  ];
  const others = count(all, 'other', 'others');
  return {
    id: 'folded',
    count: all,
    sentence: isHost ? `${others}: host differs` : others,
    entries: entries.slice(0, toldWhenFolded),
  };
}

function summaryOf(walk: Walk, others: readonly OtherCard[]): string {
  const { lookup, unlisted } = walk;
  if (lookup === null || (walk.break?.hop === 'secret' && walk.break.code === 'undecodable')) {
    return 'not reached';
  }
  const all = lookup.tried.length + lookup.notTried.length;
  if (all > 0)
    return `${lookup.tried.length} of ${all} ${lookup.tried.length === 1 || all === 1 ? 'matches' : 'match'}`;
  if (!lookup.complete) return 'not visible';
  if (unlisted.length > 0) return `${unlisted.length} would match`;
  return others.some(({ kind }) => kind === 'node-credentials') ? 'on the node' : 'none';
}

/** The fourth stop: entries in the kubelet's order, the nearest misses, and what is tried besides. */
export function entryStop(walk: Walk): PullPath['entry'] {
  const { tried, notTried } = walk.lookup ?? { tried: [], notTried: [] };
  const broken = walk.break?.hop === 'entry';
  const look = (index: number): CardLook => (broken && index === 0 ? 'broken' : 'plain');
  const shownTried = tried.slice(0, shownEntries);
  const { shown, folded } = split(notTried, shownEntries - shownTried.length);
  const others = otherCards(walk);
  const cards = [
    ...shownTried.map((entry) => triedCard(entry, broken ? 'broken' : 'plain')),
    ...shown.map((entry, index) =>
      missedCard(entry, `miss:${index}`, tried.length === 0 ? look(index) : 'plain'),
    ),
    ...walk.unlisted.slice(0, shownUnlisted).map(unlistedCard),
    ...others,
  ];
  const isUnseen = walk.lookup?.complete === false;
  const found = isUnseen ? 'unseen' : tried.length === 0 ? 'hollow' : 'yes';
  return {
    ...stopOf(walk, 'entry', summaryOf(walk, others), found),
    cards,
    folded: fold(tried.slice(shownEntries), folded),
  };
}
