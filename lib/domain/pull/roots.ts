import type { PullCause } from '#lib/domain/pull/causes.ts';
import type { PullBreak } from '#lib/domain/pull/hops.ts';
import type { Remedy } from '#lib/domain/pull/remedy.ts';
import type { Sentence } from '#lib/domain/pull/sentence.ts';

/** One failing container, as small as grouping allows. */
export type FailureRecord = {
  /** Pod uid and container name. */
  id: string;
  namespace: string;
  pod: string;
  container: string;
  /** Workload or '' . */
  owner: string;
  node: string;
  image: string;
  registry: string;
  repository: string;
  cause: PullCause;
  break: PullBreak;
  /** What decides within break and registry: a secret's name or credential, a key, an account, a tag, a node. */
  subject: string;
  since: number | null;
};

export const failureGroupings = ['cause', 'root', 'namespace'] as const;
export type FailureGrouping = (typeof failureGroupings)[number];

/** Failures with one root, widest reach first. */
export type FailureGroup = {
  key: string;
  cause: PullCause;
  break: PullBreak;
  severity: 'fail' | 'wait';
  sentence: Sentence;
  detail: Sentence;
  since: number | null;
  containers: number;
  pods: number;
  namespaces: readonly { name: string; count: number }[];
  /** Nodes on which the same image runs although it fails on others; empty where it fails everywhere. */
  worksOn: readonly string[];
  failsOn: readonly string[];
  samples: readonly FailureRecord[];
  remedy: Pick<Remedy, 'code' | 'title' | 'action' | 'needsNewPods'> & { afterwards: string };
};
