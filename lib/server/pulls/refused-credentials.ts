import 'server-only';
import { refusedBy } from '#lib/domain/pull/refused.ts';
import type { Context } from '../context.ts';
import { sees, type Visible } from '../identity/access.ts';
import { causeBit, type PodSummary } from '../pods/pod-summary.ts';
import type { SessionSecrets } from '../pull-secrets/secret-memory.ts';
import { situationOf, type Knowledge } from './situation.ts';

/** Marks of what registries refuse (`refusalMark`); `version` grows when they are others than before. */
export type RefusedCredentials = { marks: ReadonlySet<string>; version: number };

export const nothingRefused: RefusedCredentials = { marks: new Set(), version: 0 };

type Told = { version: number; marks: readonly string[] };
type Memory = { bySummary: WeakMap<PodSummary, Told>; last: RefusedCredentials };

const sessions = new WeakMap<SessionSecrets, Memory>();
const unauthorized = causeBit('unauthorized');

/**
 * The credentials that registries refuse in pods this person sees, as far as this session knows their secrets. Kept
 * per pod until pod or secrets change.
 */
export function refusedCredentials(knowledge: Knowledge, pods: Visible): RefusedCredentials {
  const { secrets, context } = knowledge;
  const memory = sessions.get(secrets) ?? { bySummary: new WeakMap(), last: nothingRefused };
  const marks = new Set<string>();
  for (const summary of failingIn(context, pods))
    for (const mark of marksOf(memory, knowledge, summary)) marks.add(mark);
  if (!isSame(marks, memory.last.marks)) memory.last = { marks, version: memory.last.version + 1 };
  sessions.set(secrets, memory);
  return memory.last;
}

function* failingIn({ pullport }: Context, pods: Visible): Generator<PodSummary, void> {
  for (const summary of pullport.podIndex.failing())
    if ((summary.causeMask & unauthorized) !== 0 && sees(pods, summary.pod.namespace)) yield summary;
}

function marksOf({ bySummary }: Memory, knowledge: Knowledge, summary: PodSummary): readonly string[] {
  const { version } = knowledge.secrets;
  const known = bySummary.get(summary);
  if (known?.version === version) return known.marks;
  const marks = summary.failing.flatMap((container) => {
    const situation = situationOf(knowledge, summary, container);
    return situation === null ? [] : refusedBy(situation);
  });
  bySummary.set(summary, { version, marks });
  return marks;
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && one.isSubsetOf(other);
}
