import { Age } from '#components/common/age.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Panel } from '#components/common/panel.tsx';
import { Status } from '#components/common/status.tsx';
import type { Overview } from '#lib/api/overview.ts';

/** Workloads that cannot even make a pod: no pod list shows them. */
export function BlockedWorkloads({ workloads }: { workloads: Overview['blockedWorkloads'] }) {
  return (
    <Panel title="Cannot make a pod" sub="no list of pods shows these" inset="flush">
      <ul>
        {workloads.map(({ namespace, workload, sentence, since }) => (
          <li
            key={`${namespace}/${workload.kind}/${workload.name}`}
            className="flex items-start gap-2 border-b border-line px-3 py-2 last:border-0"
          >
            <Status mark="fail">{workload.kind}</Status>
            <span className="min-w-0 flex-1">
              <ClusterText>{`${namespace}/${workload.name}`}</ClusterText>
              <span className="block text-xs text-ink-2">
                <ClusterText>{sentence}</ClusterText>
              </span>
            </span>
            <span className="text-xs text-ink-3">{since !== null && <Age at={since} />}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
