import Link from 'next/link';
import { Age } from '#components/common/age.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Panel } from '#components/common/panel.tsx';
import { Status } from '#components/common/status.tsx';
import type { FailureList } from '#lib/api/failures.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages } from '#lib/paths.ts';

const causeWords: Record<FailureList['blockedWorkloads'][number]['cause'], string> = {
  'account-missing': 'Account missing',
  quota: 'Quota used up',
  refused: 'Refused',
  other: 'Not made',
};

/** Workloads that cannot even make a pod: there is no container whose pull could fail. */
export function BlockedPanel({ workloads }: { workloads: FailureList['blockedWorkloads'] }) {
  return (
    <Panel
      title="Cannot even make a pod"
      sub={`${counted(workloads.length, 'workload')}; no list of pods shows them`}
      inset="flush"
      className="mt-4"
    >
      <ul>
        {workloads.map(({ namespace, workload, cause, sentence, since }) => (
          <li
            key={`${namespace}/${workload.kind}/${workload.name}`}
            className="grid grid-cols-[9rem_minmax(0,14rem)_minmax(0,1fr)_4rem] items-baseline gap-x-3 gap-y-0.5 border-b border-line px-3 py-2 last:border-b-0 max-cards:grid-cols-1"
          >
            <Status mark="fail">{causeWords[cause]}</Status>
            <Link
              prefetch={false}
              href={pages.pods({ namespace, workload: `${workload.kind}/${workload.name}` })}
              className="truncate text-ink hover:underline"
            >
              <ClusterText>{workload.name}</ClusterText>{' '}
              <span className="text-xs text-ink-3">
                {workload.kind} in <ClusterText>{namespace}</ClusterText>
              </span>
            </Link>
            <ClusterText className="text-xs wrap-anywhere text-ink-2">{sentence}</ClusterText>
            <span className="text-right text-xs text-ink-3">
              <Age at={since} without="" />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
