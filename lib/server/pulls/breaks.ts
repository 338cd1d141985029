import 'server-only';
import type { Context } from '../context.ts';
import type { PodSummary } from '../pods/pod-summary.ts';
import { breakKey, pendingBreak, type PullBreak } from '#lib/domain/pull/hops.ts';
import { findBreak } from '#lib/domain/pull/break.ts';
import { situationOf } from './situation.ts';

/** Where the pulls of pods break, as one session can tell: secrets decide much of it. */
export type Breaks = {
  of(summary: PodSummary, container: number): PullBreak;
  keysOf(summary: PodSummary): readonly string[];
};

type Known = { secretsVersion: number; breaks: Map<number, PullBreak> };

// Per session, since two people may know different secrets; entries go with their summaries.
const known = new WeakMap<object, WeakMap<PodSummary, Known>>();

/** The breaks as this session knows them now: `pending` until the secrets of a namespace were read. */
export function breaksFor(context: Context): Breaks {
  const secrets = context.pullport.secretMemory.of(context.identity.key);
  const remembered = known.get(secrets) ?? new WeakMap<PodSummary, Known>();
  known.set(secrets, remembered);

  function of(summary: PodSummary, container: number): PullBreak {
    const found = remembered.get(summary);
    const current =
      found?.secretsVersion === secrets.version
        ? found
        : { secretsVersion: secrets.version, breaks: new Map() };
    if (current !== found) remembered.set(summary, current);
    const before = current.breaks.get(container);
    if (before !== undefined) return before;
    const situation = situationOf(context, summary, container);
    const pullBreak = situation === null ? pendingBreak : findBreak(situation);
    current.breaks.set(container, pullBreak);
    return pullBreak;
  }

  return {
    of,
    keysOf: (summary) => summary.failing.map((container) => breakKey(of(summary, container))),
  };
}
