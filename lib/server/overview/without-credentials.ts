import 'server-only';
import type { Overview } from '#lib/api/overview.ts';
import { breakKey, type PullBreak } from '#lib/domain/pull/hops.ts';
import type { PodSummary } from '../pods/pod-summary.ts';
import type { Breaks } from '../pulls/breaks.ts';

/** Namespaces whose pulls lack a credential that works, each with its most frequent break, most containers first. */
export function withoutCredentials(
  failing: readonly PodSummary[],
  breaks: Breaks,
): Overview['withoutCredentials'] {
  const counts = new Map<string, Map<string, { break: PullBreak; containers: number }>>();
  for (const summary of failing) {
    for (const container of summary.failing) {
      const found = breaks.of(summary, container);
      if (!lacksCredential(found)) continue;
      const { namespace } = summary.pod;
      const here = counts.get(namespace) ?? new Map<string, { break: PullBreak; containers: number }>();
      counts.set(namespace, here);
      const key = breakKey(found);
      here.set(key, { break: found, containers: (here.get(key)?.containers ?? 0) + 1 });
    }
  }
  return [...counts]
    .flatMap(([namespace, here]) => {
      const all = [...here.values()];
      const [most] = all.toSorted((a, b) => b.containers - a.containers);
      const containers = all.reduce((sum, each) => sum + each.containers, 0);
      return most === undefined ? [] : [{ namespace, break: most.break, containers }];
    })
    .sort((a, b) => b.containers - a.containers || (a.namespace < b.namespace ? -1 : 1));
}

/** A registry that says "no right or no such image" may mean either, so it does not count. */
export function lacksCredential({ hop, code }: PullBreak): boolean {
  if (hop === 'registry') return code === 'rejected' || code === 'no-right';
  return hop === 'account' || hop === 'secret' || hop === 'entry';
}
