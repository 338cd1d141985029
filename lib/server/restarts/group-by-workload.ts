import 'server-only';
import type { WriteResult } from '#lib/api/writes.ts';
import type { PodRecord } from '#lib/domain/pod/record.ts';
import type { Context } from '../context.ts';
import type { PodSummary } from '../pods/pod-summary.ts';
import { templateList } from './template-list.ts';

type Restarts = WriteResult['restarts'];

/** Pods of one workload that only new ones can take the place of. */
export type OutdatedPods = { namespace: string; account: string; pods: number; failing: number };

/**
 * Workloads of pods that live, those whose pods fail first. Pods that write their own list are left out: no new pod of
 * theirs would get another.
 */
export function groupByWorkload(
  { pullport }: Context,
  pods: Iterable<PodRecord>,
  why: (outdated: OutdatedPods) => string,
): Restarts {
  const found = new Map<string, OutdatedPods & { kind: string; name: string }>();
  const { live, podIndex } = pullport;
  for (const pod of pods) {
    if (pod.deletedAt !== null || pod.phase === 'Succeeded' || pod.phase === 'Failed') continue;
    const summary = podIndex.get(pod.uid);
    if (summary === null) continue;
    const { namespace, serviceAccount: account } = pod;
    const owner = podIndex.ownerOf(summary);
    if (writesOwnList(templateList(live, namespace, owner), summary)) continue;
    const { kindName: kind, name } = owner ?? { kindName: 'Pod', name: pod.name };
    const key = `${namespace}/${kind}/${name}`;
    const before = found.get(key) ?? { namespace, kind, name, account, pods: 0, failing: 0 };
    const failing = before.failing + (summary.failing.length > 0 ? 1 : 0);
    found.set(key, { ...before, pods: before.pods + 1, failing });
  }
  return [...found.values()]
    .sort((a, b) => b.failing - a.failing || b.pods - a.pods)
    .map((outdated) => ({
      namespace: outdated.namespace,
      kind: outdated.kind,
      name: outdated.name,
      pods: outdated.pods,
      why: why(outdated),
    }));
}

/** A pod nobody owns may have been written with any list; only an empty one surely came from its account. */
function writesOwnList(template: readonly string[] | null, { pod }: PodSummary): boolean {
  return template === null ? pod.imagePullSecrets.length > 0 : template.length > 0;
}
