'use client';
import Link from 'next/link';
import { Age } from '#components/common/age.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Countdown } from '#components/common/countdown.tsx';
import type { Mark } from '#components/common/marks.ts';
import { Note } from '#components/common/note.tsx';
import { Panel } from '#components/common/panel.tsx';
import { Status } from '#components/common/status.tsx';
import type { PodList } from '#lib/api/pods.ts';
import type { PullSecretDetail } from '#lib/api/pull-secrets.ts';
import { useLiveQuery } from '#lib/client/hooks/use-live-query.ts';
import { podsQuery } from '#lib/client/queries/pods.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages } from '#lib/paths.ts';
import { AttemptAxis } from './attempt-axis.tsx';
import { attemptsSince, type Attempt } from './attempts.ts';

const uidsOf = ({ items }: PodList) => items.map(({ uid }) => uid);

const looks: Record<Attempt['is'], { mark: Mark; word: string }> = {
  pulled: { mark: 'ok', word: 'Pulled' },
  pulling: { mark: 'pull', word: 'Pulling' },
  'to-come': { mark: 'wait', word: 'Waiting' },
  'not-healed': { mark: 'fail', word: 'Not healed' },
};

/** After a rotation: which containers have pulled since, and when the others try. Live. */
export function WatchTab({ detail, since }: { detail: PullSecretDetail; since: string }) {
  const all = [detail.secret, ...detail.equals];
  const namespace = [...new Set(all.map((secret) => secret.namespace))].toSorted();
  const { data } = useLiveQuery(podsQuery({ namespace, secret: detail.secret.name, pageSize: 500 }), {
    shown: uidsOf,
  });
  if (Number.isNaN(Date.parse(since)))
    return <Note mark="warn">This address names no time to watch from.</Note>;
  const attempts = attemptsSince(data?.items ?? [], since);
  const pulled = attempts.filter(({ is }) => is === 'pulled').length;
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
        footer="Estimated from each container’s state. You may leave; the containers go on by themselves."
      >
        <AttemptAxis attempts={attempts} since={since} />
        <ul aria-label="Containers" className="border-t border-line">
          {attempts.map(({ id, pod, container, is, at }) => (
            <li
              key={id}
              className="grid grid-cols-[9rem_minmax(0,1fr)_7rem_9rem] items-center gap-3 border-b border-line px-3 py-1.5 text-xs last:border-b-0 max-cards:grid-cols-[minmax(0,1fr)_auto]"
            >
              <ClusterText className="truncate max-cards:hidden">{pod.namespace}</ClusterText>
              <Link
                prefetch={false}
                href={
                  is === 'pulled'
                    ? pages.pod(pod.namespace, pod.name)
                    : pages.failure(pod.namespace, pod.name, container)
                }
                className="truncate text-ink"
              >
                <ClusterText>{pod.name}</ClusterText>{' '}
                <span className="text-ink-3">
                  <ClusterText>{container}</ClusterText>
                </span>
              </Link>
              <Status mark={looks[is].mark} voice={is === 'pulled' ? 'quiet' : 'plain'}>
                {looks[is].word}
              </Status>
              <span className="text-ink-2 tabular-nums max-cards:hidden">
                {is === 'to-come' || is === 'not-healed' ? (
                  <Countdown at={at} />
                ) : (
                  <Age at={at} after="ago" />
                )}
              </span>
            </li>
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
