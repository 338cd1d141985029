import 'server-only';
import type { Overview } from '#lib/api/overview.ts';
import { pullStates } from '#lib/api/pods.ts';
import { containerPull, type RememberedCause } from '../pods/container-pull.ts';
import { stateCount, type PodSummary } from '../pods/pod-summary.ts';
import { toTimestamp } from '../timestamp.ts';

/** Milliseconds after which a pull that goes on is worth a look. */
const slowAfter = 120_000;
const mostShown = 20;
const pulling = pullStates.indexOf('pulling');

/** Pulls that go on for more than two minutes, the longest first. */
export function slowPulls(
  summaries: readonly PodSummary[],
  remembered: RememberedCause,
  now: number,
): Overview['slowPulls'] {
  return summaries
    .filter((summary) => stateCount(summary, pulling) > 0)
    .flatMap(({ pod }) =>
      pod.containers.flatMap((container) => {
        const { state, since } = containerPull(pod, container, remembered);
        if (state !== 'pulling' || since === null || now - since < slowAfter) return [];
        return [
          {
            namespace: pod.namespace,
            pod: pod.name,
            container: container.name,
            image: container.image,
            since,
          },
        ];
      }),
    )
    .sort((a, b) => a.since - b.since)
    .slice(0, mostShown)
    .map((pull) => ({ ...pull, since: toTimestamp(pull.since) }));
}
