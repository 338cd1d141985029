import type { NextAttemptEstimate } from '#lib/domain/pull/back-off.ts';
import type { FoundCause } from '#lib/domain/pull/failure.ts';
import type { PullBreak } from '#lib/domain/pull/hops.ts';
import type { PullPath } from '#lib/domain/pull/path.ts';
import type { Remedy } from '#lib/domain/pull/remedy.ts';
import type { Sentence } from '#lib/domain/pull/sentence.ts';
import type { PullState } from '#lib/domain/pull/situation.ts';

/** A place where a node may hold credentials of its own, and when it is asked. */
export type NodeSource = { name: string; sentence: string };

/** What the product says of one container's pull: where it stands, why, and what helps. */
export type PullExplanation = {
  state: PullState;
  /** Null where nothing fails. */
  break: PullBreak | null;
  /** Empty where nothing fails. `remembered`: told by the cluster earlier, not any more. */
  causes: readonly FoundCause[];
  remembered: boolean;
  /** One sentence that says it all; the largest text of its page. */
  headline: Sentence;
  why: Sentence;
  path: PullPath;
  /** In which order the kubelet tries what there is. */
  order: readonly Sentence[];
  /** Where the node may hold credentials that the API does not show. */
  nodeSources: readonly NodeSource[];
  /** What on the node can change the verdict: the policy, an image that is there, verification of pulled images. */
  nodeNotes: readonly Sentence[];
  nextAttempt: NextAttemptEstimate | null;
  /** Most likely first; empty where nothing fails. */
  remedies: readonly Remedy[];
};
