import type { Explanation } from '#lib/api/explanation.ts';
import { breakKey } from '#lib/domain/pull/hops.ts';
import { explainPull } from '#lib/server/pulls/explain-pull.ts';
import type { DemoPullport } from './demo-context.ts';

export type Failure = { at: string; explained: Explanation };

/** What fails now, explained to the admin, by `namespace/workload/container`; of several pods each is there. */
export async function failuresExplained(pullport: DemoPullport): Promise<Map<string, Failure[]>> {
  const { podIndex } = pullport.running;
  const context = await pullport.contextOf('jana');
  const found = new Map<string, Failure[]>();
  for (const summary of podIndex.failing()) {
    const { pod, failing } = summary;
    for (const index of failing) {
      const container = pod.containers[index]?.name ?? '';
      const place = `${pod.namespace}/${podIndex.ownerOf(summary)?.name ?? pod.name}/${container}`;
      const explained = await explainPull(context, { namespace: pod.namespace, name: pod.name, container });
      const at = explained.break === null ? '' : breakKey(explained.break);
      found.set(place, [...(found.get(place) ?? []), { at, explained }]);
    }
  }
  return found;
}
