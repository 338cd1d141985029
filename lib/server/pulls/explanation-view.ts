import 'server-only';
import type { EntryCardView, Explanation, PullPathView } from '#lib/api/explanation.ts';
import type { PullExplanation } from '#lib/domain/pull/explanation.ts';
import type { EntryCard, OtherCard, PullPath } from '#lib/domain/pull/path.ts';
import { toNextAttempt } from '../pods/pod-row.ts';
import { toTimestamp } from '../timestamp.ts';
import { plain } from './plain.ts';

type ExplanationView = Pick<
  Explanation,
  | 'state'
  | 'break'
  | 'causes'
  | 'remembered'
  | 'headline'
  | 'why'
  | 'path'
  | 'order'
  | 'nodeSources'
  | 'nodeNotes'
  | 'nextAttempt'
  | 'remedies'
>;

/** An explanation with its times as they leave the server. */
export function explanationView(explained: PullExplanation): ExplanationView {
  const { path, nextAttempt, ...words } = explained;
  return {
    ...plain(words),
    path: pathView(path),
    nextAttempt: nextAttempt === null ? null : toNextAttempt(nextAttempt),
  };
}

function pathView({ entry, ...others }: PullPath): PullPathView {
  const { folded } = entry;
  return {
    ...plain(others),
    entry: {
      ...entry,
      cards: entry.cards.map((card) => (card.kind === 'entry' ? entryView(card) : plain<OtherCard>(card))),
      folded: folded === null ? null : { ...folded, entries: folded.entries.map(entryView) },
    },
  };
}

function entryView({ expiresAt, ...card }: EntryCard): EntryCardView {
  return { ...plain(card), expiresAt: expiresAt === null ? null : toTimestamp(expiresAt) };
}
