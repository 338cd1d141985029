import 'server-only';
import { findBreak } from '#lib/domain/pull/break.ts';
import { breakKey, unknownBreak, type PullBreak } from '#lib/domain/pull/hops.ts';
import type { Context } from '../context.ts';
import type { PodSummary } from '../pods/pod-summary.ts';
import { type AskContainer, rememberBySession } from './session-memo.ts';
import { situationOf } from './situation.ts';

/** Where the pulls of pods break, as one session can tell: secrets decide much of it. */
export type Breaks = {
  of: AskContainer<PullBreak>;
  keysOf: (summary: PodSummary) => readonly string[];
};

const breaksOfSession = rememberBySession((knowledge, summary, container) => {
  const situation = situationOf(knowledge, summary, container);
  return situation === null ? unknownBreak : findBreak(situation);
});

/** The breaks as this session knows them now: `pending` until the secrets of a namespace were read. */
export async function breaksFor(context: Context): Promise<Breaks> {
  const of = await breaksOfSession(context);
  return { of, keysOf: (summary) => summary.failing.map((container) => breakKey(of(summary, container))) };
}
