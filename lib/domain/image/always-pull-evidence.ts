import type { PullPolicy } from '#lib/domain/pod/record.ts';

/** One regular or init container and the policy in the template that its pod was made from. */
export type PolicyEvidence = {
  /** `namespace/pod`, for the sentence. */
  pod: string;
  createdAt: number;
  policy: PullPolicy;
  /** `null` where the pod has no template or it is not visible. */
  template: PullPolicy | null;
};

export type AlwaysPullEvidence = {
  /** What the API server made of a dry-run pod that asked for IfNotPresent; `null` where none was tried. */
  dryRun: PullPolicy | null;
  containers: readonly PolicyEvidence[];
};

export type AlwaysPullVerdict = { verdict: 'yes' | 'no' | 'not-known'; sentence: string };

const rewritten = ({ policy, template }: PolicyEvidence) =>
  policy === 'Always' && template !== null && template !== 'Always';

function newest(evidence: readonly PolicyEvidence[]): PolicyEvidence | undefined {
  return evidence.reduce<PolicyEvidence | undefined>(
    (best, each) => (best === undefined || each.createdAt > best.createdAt ? each : best),
    undefined,
  );
}

/**
 * Whether AlwaysPullImages is on, which no API tells. A dry-run pod decides; else it is concluded from
 * templates that say one thing while their newer pods say Always. Objects from before it was switched on are
 * never rewritten, so only the newest evidence counts.
 */
export function inferAlwaysPullImages({ dryRun, containers }: AlwaysPullEvidence): AlwaysPullVerdict {
  if (dryRun === 'Always') {
    return {
      verdict: 'yes',
      sentence: 'A dry-run pod that asked for IfNotPresent came back with Always.',
    };
  }
  if (dryRun !== null) {
    return {
      verdict: 'no',
      sentence: `A dry-run pod that asked for IfNotPresent came back with ${dryRun}.`,
    };
  }
  if (containers.length === 0) {
    return {
      verdict: 'not-known',
      sentence: 'No container is seen here that could show it. A dry-run pod would.',
    };
  }
  const changed = newest(containers.filter(rewritten));
  const kept = newest(containers.filter(({ policy }) => policy !== 'Always'));
  if (changed === undefined && kept === undefined) {
    return {
      verdict: 'not-known',
      sentence: 'Every container seen here asks for Always itself, which shows nothing. A dry-run pod would.',
    };
  }
  if (kept !== undefined && (changed === undefined || kept.createdAt >= changed.createdAt)) {
    return {
      verdict: 'no',
      sentence: `Pod ${kept.pod} was created with ${kept.policy} and kept it, and no newer pod was rewritten.`,
    };
  }
  const first = containers
    .filter(rewritten)
    .every(({ createdAt }) => createdAt > (kept?.createdAt ?? -Infinity));
  if (!first) {
    return {
      verdict: 'not-known',
      sentence:
        'Some pods were rewritten to Always and others of the same time were not: a rule may cover only part of the cluster.',
    };
  }
  return {
    verdict: 'yes',
    sentence: `The template of pod ${changed?.pod} says ${changed?.template}, the pod says Always, and so do all newer ones. Another admission rule may do the same.`,
  };
}
