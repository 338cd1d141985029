import 'server-only';
import type { PolicyEvidence } from '#lib/domain/image/always-pull-evidence.ts';
import type { ContainerRecord, PullPolicy } from '#lib/domain/pod/record.ts';
import type { LiveCluster } from '../cluster/live-cluster.ts';
import type { PodIndex } from './pod-index.ts';
import type { PodSummary } from './pod-summary.ts';

/**
 * What pods show of AlwaysPullImages: those that were rewritten to Always, and the newest that kept another policy.
 * All others show nothing, and a cluster has many of them.
 */
export function alwaysPullEvidence(
  { podIndex, live }: { podIndex: PodIndex; live: LiveCluster },
  summaries: Iterable<PodSummary>,
): PolicyEvidence[] {
  const rewritten: PolicyEvidence[] = [];
  let kept: PolicyEvidence | null = null;
  for (const summary of summaries) {
    const { pod } = summary;
    for (const container of pod.containers) {
      // Ephemeral containers come through a subresource, which the plugin does not look at.
      if (container.kind === 'ephemeral') continue;
      const { policy } = container;
      const evidence = { pod: `${pod.namespace}/${pod.name}`, createdAt: pod.createdAt, policy };
      if (policy !== 'Always') {
        if (kept === null || kept.createdAt < pod.createdAt) kept = { ...evidence, template: null };
        continue;
      }
      const template = templatePolicy({ podIndex, live }, summary, container);
      if (template !== null && template !== 'Always') rewritten.push({ ...evidence, template });
    }
  }
  return kept === null ? rewritten : [...rewritten, kept];
}

/** The policy in the template a container came from; null where the template has moved on to another image. */
function templatePolicy(
  { podIndex, live }: { podIndex: PodIndex; live: LiveCluster },
  summary: PodSummary,
  { name, image }: ContainerRecord,
): PullPolicy | null {
  const owner = podIndex.ownerOf(summary);
  if (owner === null || owner.kind === 'Node' || owner.kind === 'other') return null;
  const detail = live.workloads[owner.kind].find(summary.pod.namespace, owner.name)?.detail;
  const found = detail?.template.images.find((each) => each.container === name && each.image === image);
  return policies.find((policy) => policy === found?.policy) ?? null;
}

const policies: readonly PullPolicy[] = ['Always', 'IfNotPresent', 'Never'];
