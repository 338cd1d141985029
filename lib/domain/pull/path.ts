import type { EntryForm } from '#lib/domain/pull-secret/facts.ts';
import type { LookupSecretState, NotTriedReason } from '#lib/domain/pull/credential-lookup.ts';
import type { Sentence } from '#lib/domain/pull/sentence.ts';

/**
 * How a card is drawn: `missing` dashed grey (not there, or only implied), `hidden` dashed violet (not visible to this
 * reader), `pending` being read, `off` never reached.
 */
export const cardLooks = [
  'plain',
  'broken',
  'missing',
  'hidden',
  'pending',
  'good',
  'waiting',
  'off',
] as const;
export type CardLook = (typeof cardLooks)[number];

/** How a line between two cards is drawn; the list of look "The pull path, its rules". */
export const lineKinds = [
  'followed',
  'used',
  'refused',
  'told-to-wait',
  'tried',
  'missing',
  'hidden',
  'stub',
  'broken',
] as const;
export type LineKind = (typeof lineKinds)[number];

/** `from` and `to` are card ids. */
export type PathLine = { from: string; to: string; kind: LineKind };

type Card = { id: string; look: CardLook; sentence: Sentence };

/** Where the names on the pod's list came from. `own-or-copied`: it cannot be told. */
export type ListOrigin = 'none' | 'own' | 'copied' | 'own-or-copied';

export type PodCard = Card & { name: string; lists: number; origin: ListOrigin };

/** `changed`: the account's list is not the pod's any more, or was not when the pod was made. */
export type AccountCard = Card & { name: string; lists: readonly string[] | null; changed: boolean };

/** `not-listed`: in the namespace, would serve the image, and the pod does not name it. */
export type SecretCard = Card & {
  name: string;
  state: LookupSecretState | 'not-listed';
  type: string;
  entries: number;
};

export type EntryCard = Card & {
  kind: 'entry';
  secret: string;
  key: string;
  username: string;
  form: EntryForm;
  expiresAt: number | null;
  /** Its place in the kubelet's order; null where it is not offered. */
  number: number | null;
  /** `not-listed`: it would match, and no one names its secret. */
  reason: 'match' | 'docker-hub-fallback' | 'not-listed' | NotTriedReason;
  /** The part that decides, on both ends of the path. */
  difference: { has: string; asks: string } | null;
};

/** Something else than an entry of a secret: the attempt without credentials, the node's own, or what is not visible. */
export type OtherCard = Card & {
  kind: 'anonymous' | 'node-credentials' | 'node-image' | 'not-visible';
  title: string;
  number: number | null;
};

/** Entries that have nothing to do with the image, drawn as one line that opens. At most 200 are told one by one. */
export type FoldedEntries = { id: string; count: number; sentence: string; entries: readonly EntryCard[] };

export type RegistryCard = Card & { host: string; image: string };

/** What the registry said; equal answers are told once. */
export type AnswerCard = Card & { title: string };

export type Stop = {
  /** Small words beside the stop's name: "3 named, 2 found". */
  summary: string;
  /** `hollow`: passed without anything in it. `unseen`: not visible to this reader. */
  passed: 'yes' | 'hollow' | 'broken' | 'not-reached' | 'unseen';
};

/** The five columns, with every card and the lines between them. */
export type PullPath = {
  pod: Stop & { card: PodCard };
  account: Stop & { card: AccountCard | null };
  secret: Stop & { cards: readonly SecretCard[] };
  entry: Stop & { cards: readonly (EntryCard | OtherCard)[]; folded: FoldedEntries | null };
  registry: Stop & { card: RegistryCard; answers: readonly AnswerCard[] };
  lines: readonly PathLine[];
};
