import Link from 'next/link';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Countdown } from '#components/common/countdown.tsx';
import { Panel } from '#components/common/panel.tsx';
import { StatusMark } from '#components/common/status-mark.tsx';
import type { Explanation } from '#lib/api/explanation.ts';
import type { FailureGroupView } from '#lib/api/failures.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages } from '#lib/paths.ts';
import { useSameRoot } from './use-same-root.ts';

type Sample = FailureGroupView['samples'][number];

const mostShown = 8;

/** What the same remedy would heal elsewhere, workload by workload. */
export function SameCause({ explained }: { explained: Explanation }) {
  const group = useSameRoot(explained);
  if (group === null) return null;
  const owners = [
    ...Map.groupBy(group.samples, ({ namespace, owner, pod }) => `${namespace}/${owner || pod}`),
  ];
  return (
    <Panel
      title="Same cause elsewhere"
      sub={`${counted(group.containers, 'container')}, ${counted(group.pods, 'pod')}, ${counted(group.namespaces.length, 'namespace')}`}
      inset="flush"
      footer={
        owners.length > mostShown ? (
          <Link prefetch={false} href={pages.failures({ root: group.key })} className="text-accent underline">
            {owners.length - mostShown} more
          </Link>
        ) : undefined
      }
    >
      <ul>
        {owners.slice(0, mostShown).map(([key, samples]) => (
          <OwnerLine key={key} samples={samples} severity={group.severity} />
        ))}
      </ul>
    </Panel>
  );
}

function OwnerLine({ samples, severity }: { samples: readonly Sample[]; severity: 'fail' | 'wait' }) {
  const [first] = samples;
  if (first === undefined) return null;
  const pods = new Set(samples.map(({ pod }) => pod)).size;
  const next = samples
    .map(({ nextAttempt }) => nextAttempt)
    .filter((at) => at !== null)
    .toSorted()[0];
  const count = counted(pods, 'pod');
  return (
    <li className="flex min-h-8 items-center gap-2 border-b border-line px-3 py-1 text-xs last:border-b-0 hover:bg-hover">
      <StatusMark mark={severity} />
      <span className="min-w-0 flex-1 truncate">
        <Link
          prefetch={false}
          href={pages.failure(first.namespace, first.pod, first.container)}
          className="text-ink hover:underline"
        >
          <ClusterText>
            {first.owner === '' ? first.pod : first.owner.slice(first.owner.indexOf('/') + 1)}
          </ClusterText>
        </Link>{' '}
        <span className="text-ink-3">
          <ClusterText>{first.namespace}</ClusterText>
        </span>
      </span>
      <span className="whitespace-nowrap text-ink-2 tabular-nums">
        {samples.length > pods ? `${count}, ${counted(samples.length, 'container')}` : count}
      </span>
      <span className="w-[7.6rem] text-right whitespace-nowrap text-ink-3 tabular-nums">
        {next !== undefined && (
          <>
            next <Countdown at={next} />
          </>
        )}
      </span>
    </li>
  );
}
