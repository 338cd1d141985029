import type { Hop } from '#lib/domain/pull/hops.ts';
import type { Sentence } from '#lib/domain/pull/sentence.ts';
import { accountVerdict } from '#lib/domain/pull/verdict-account.ts';
import { entryVerdict } from '#lib/domain/pull/verdict-entry.ts';
import { nodeVerdict, podVerdict, unknownVerdict } from '#lib/domain/pull/verdict-pod-node.ts';
import { registryVerdict } from '#lib/domain/pull/verdict-registry.ts';
import { secretVerdict } from '#lib/domain/pull/verdict-secret.ts';
import { workingVerdict } from '#lib/domain/pull/verdict-works.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

/** The sentence that says it all, and one paragraph of why. */
export type Verdict = { headline: Sentence; why: Sentence };

const verdicts: Readonly<Record<Hop, (walk: Walk) => Verdict>> = {
  pod: podVerdict,
  account: accountVerdict,
  secret: secretVerdict,
  entry: entryVerdict,
  registry: registryVerdict,
  node: nodeVerdict,
  unknown: unknownVerdict,
};

/** What a tenant reads first. */
export function verdictOf(walk: Walk): Verdict {
  return walk.break === null ? workingVerdict(walk) : verdicts[walk.break.hop](walk);
}
