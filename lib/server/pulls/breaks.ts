import 'server-only';
import { findBreak } from '#lib/domain/pull/break.ts';
import { breakKey, unknownBreak, type PullBreak } from '#lib/domain/pull/hops.ts';
import type { Context } from '../context.ts';
import type { PodSummary } from '../pods/pod-summary.ts';
import type { SessionSecrets } from '../pull-secrets/secret-memory.ts';
import { gatherKnowledge, situationOf } from './situation.ts';

/** Where the pulls of pods break, as one session can tell: secrets decide much of it. */
export type Breaks = {
  of: (summary: PodSummary, container: number) => PullBreak;
  keysOf: (summary: PodSummary) => readonly string[];
};

type Found = { version: string; breaks: Map<number, PullBreak> };

// Per session, since two people may know different secrets; an entry goes with its summary.
const found = new WeakMap<SessionSecrets, WeakMap<PodSummary, Found>>();

/** The breaks as this session knows them now: `pending` until the secrets of a namespace were read. */
export async function breaksFor(context: Context): Promise<Breaks> {
  const knowledge = await gatherKnowledge(context);
  const { secrets } = knowledge;
  const memory = found.get(secrets) ?? new WeakMap<PodSummary, Found>();
  found.set(secrets, memory);
  const version = `${secrets.version}/${context.pullport.live.serviceAccounts.version}`;

  function breaksOf(summary: PodSummary): Map<number, PullBreak> {
    const known = memory.get(summary);
    if (known?.version === version) return known.breaks;
    const breaks = new Map<number, PullBreak>();
    memory.set(summary, { version, breaks });
    return breaks;
  }

  function of(summary: PodSummary, container: number): PullBreak {
    const breaks = breaksOf(summary);
    const known = breaks.get(container);
    if (known !== undefined) return known;
    const situation = situationOf(knowledge, summary, container);
    const pullBreak = situation === null ? unknownBreak : findBreak(situation);
    breaks.set(container, pullBreak);
    return pullBreak;
  }

  return { of, keysOf: (summary) => summary.failing.map((container) => breakKey(of(summary, container))) };
}
