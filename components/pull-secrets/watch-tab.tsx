'use client';
import Link from 'next/link';
import { Age } from '#components/common/age.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Countdown } from '#components/common/countdown.tsx';
import type { Mark } from '#components/common/marks.ts';
import { Note } from '#components/common/note.tsx';
import { Panel } from '#components/common/panel.tsx';
import { RestartButton } from '#components/common/restart/restart-button.tsx';
import { Skeleton } from '#components/common/skeleton.tsx';
import { Status } from '#components/common/status.tsx';
import type { PodRow } from '#lib/api/pods.ts';
import type { PullSecretDetail } from '#lib/api/pull-secrets.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages } from '#lib/paths.ts';
import { AttemptAxis } from './attempt-axis.tsx';
import { attemptsByWorkload, waitingPods, type Attempt, type WorkloadAttempts } from './attempts.ts';
import { useAttempts } from './use-attempts.ts';

const looks: Record<Attempt['is'], { mark: Mark; word: string }> = {
  pulled: { mark: 'ok', word: 'Pulled' },
  pulling: { mark: 'pull', word: 'Pulling' },
  'to-come': { mark: 'wait', word: 'Waiting' },
  'not-healed': { mark: 'fail', word: 'Not healed' },
};

/** After a rotation: which workloads have pulled since, and when the others try. Live. */
export function WatchTab({ detail, since }: { detail: PullSecretDetail; since: string }) {
  const attempts = useAttempts(detail, since);
  if (Number.isNaN(Date.parse(since)))
    return <Note mark="warn">This address names no time to watch from.</Note>;
  if (attempts === null) return <Skeleton label="Loading what pulls" rows={4} />;
  const pulled = attempts.filter(({ is }) => is === 'pulled').length;
  const waiting = waitingPods(attempts);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_21rem] items-start gap-4 max-rail:grid-cols-1">
      <Panel
        title={`${pulled} of ${counted(attempts.length, 'container')} ${pulled === 1 ? 'has' : 'have'} pulled`}
        sub={
          pulled === attempts.length
            ? 'nothing waits any more'
            : 'the others use the new password at their next attempt'
        }
        inset="flush"
        footer={<WatchFoot waiting={waiting} />}
      >
        <AttemptAxis attempts={attempts} since={since} />
        <ul aria-label="Workloads" className="border-t border-line">
          {attemptsByWorkload(attempts).map((row) => (
            <WorkloadLine key={row.id} row={row} />
          ))}
        </ul>
      </Panel>
      <Note>
        A pod that is still refused at its next attempt uses another credential than this one. It stays here
        as <b>not healed</b>, with its path behind its name.
      </Note>
    </div>
  );
}

function WorkloadLine({ row: { namespace, kind, name, pulled, all, lead } }: { row: WorkloadAttempts }) {
  const { is, at, pod, container } = lead;
  const href =
    is === 'pulled' ? pages.pod(namespace, pod.name) : pages.failure(namespace, pod.name, container);
  return (
    <li className="grid grid-cols-[8rem_minmax(0,1fr)_7rem_5rem_9rem] items-center gap-x-3 border-b border-line px-3 py-1.5 text-xs last:border-b-0 max-cards:grid-cols-[minmax(0,1fr)_auto]">
      <ClusterText className="truncate max-cards:order-3 max-cards:text-ink-3">{namespace}</ClusterText>
      <Link prefetch={false} href={href} className="truncate text-sm text-ink">
        <ClusterText>{name}</ClusterText> <span className="text-xs text-ink-3">{kind}</span>
      </Link>
      <Status mark={looks[is].mark} voice={is === 'pulled' ? 'quiet' : 'plain'}>
        {looks[is].word}
      </Status>
      <span className="text-ink-2 tabular-nums max-cards:hidden">
        {pulled} of {all}
      </span>
      <span className="text-ink-2 tabular-nums max-cards:order-4 max-cards:text-right">
        {is === 'to-come' || is === 'not-healed' ? <Countdown at={at} /> : <Age at={at} after="ago" />}
      </span>
    </li>
  );
}

/** Who does not want to wait for the kubelet's back-off deletes the pods that wait: new ones pull at once. */
function WatchFoot({ waiting }: { waiting: readonly PodRow[] }) {
  const targets = waiting.map(({ namespace, name, uid }) => ({ namespace, kind: 'Pod', name, uid, pods: 1 }));
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <span className="min-w-56 flex-1">
        Estimated from each container’s state. You may leave; the containers go on by themselves.
      </span>
      {targets.length > 0 && (
        <RestartButton size="small" targets={targets}>
          Retry now: delete {counted(targets.length, 'pod')}
        </RestartButton>
      )}
    </span>
  );
}
