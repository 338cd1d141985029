'use client';
import Link from 'next/link';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { KubectlBar } from '#components/common/kubectl-bar.tsx';
import { Note } from '#components/common/note.tsx';
import { PageHead } from '#components/common/page-head.tsx';
import { Panel } from '#components/common/panel.tsx';
import { stateMarks, stateWords } from '#components/common/pull-state.ts';
import { Skeleton } from '#components/common/skeleton.tsx';
import { Status } from '#components/common/status.tsx';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ApiProblem } from '#lib/client/api.ts';
import { useIsGone } from '#lib/client/hooks/use-is-gone.ts';
import { useLiveQuery } from '#lib/client/hooks/use-live-query.ts';
import { podQuery } from '#lib/client/queries/pods.ts';
import type { PodDetail, PodRow } from '#lib/api/pods.ts';
import { pages } from '#lib/paths.ts';
import { ContainerCard } from './container-card.tsx';
import { EventList } from './event-list.tsx';
import { PodFacts } from './pod-facts.tsx';

const subject = ({ pod }: PodDetail) => pod.uid;
const shown = (detail: PodDetail) => [subject(detail)];

/** One pod with every container, image volume and event: what runs, under which policy, and why it does not. */
export function PodPage({ namespace, name }: { namespace: string; name: string }) {
  const { data, error, refetch } = useLiveQuery(podQuery(namespace, name), { shown, subject });
  const isToldGone = useIsGone(data?.pod.uid);
  if (data === undefined) return <Skeleton label="Loading the pod" />;
  const { pod } = data;
  const isGone = isToldGone || (error instanceof ApiProblem && error.problem.status === 404);
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Pods', href: pages.pods() },
          { label: namespace, href: pages.pods({ namespace }) },
          { label: name },
        ]}
        title={<ClusterText>{name}</ClusterText>}
        sub={
          <Status mark={stateMarks[pod.state]} voice={pod.state === 'running' ? 'quiet' : 'plain'}>
            {stateWords[pod.state]}
          </Status>
        }
      />
      {isGone && <Gone pod={pod} onLookAgain={() => void refetch()} />}
      <PodFacts detail={data} />
      <div className="mt-4 grid gap-4">
        <Panel
          title="Containers and images"
          sub="as written, as the kubelet reads them, and what runs"
          inset="flush"
        >
          <ul>
            {pod.containers.map((container) => (
              <ContainerCard
                key={`${container.kind} ${container.name}`}
                container={container}
                message={data.messages[container.name] ?? null}
                nextAttempt={data.nextAttempts[container.name] ?? null}
                explainHref={container.break === null ? null : pages.failure(namespace, name, container.name)}
              />
            ))}
          </ul>
        </Panel>
        <Panel
          title="Events"
          sub="of this pod, newest first; the cluster forgets them after about an hour"
          inset="flush"
        >
          <EventList events={data.events} problem={data.eventsProblem} />
        </Panel>
        {data.labels.length > 0 && (
          <Panel title="Labels">
            <ul className="flex flex-wrap gap-1.5">
              {data.labels.map((label) => (
                <li key={label}>
                  <Link
                    prefetch={false}
                    href={pages.pods({ label })}
                    className="inline-block rounded-sm border border-line bg-sunken px-1.5 font-mono text-xs text-ink wrap-anywhere"
                  >
                    <ClusterText>{label}</ClusterText>
                  </Link>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
      <KubectlBar
        command={data.kubectl}
        pageKeys={[
          { keys: ['g', 'p'], does: 'pods' },
          { keys: ['g', 'f'], does: 'failures' },
        ]}
      />
    </>
  );
}

/** What replaced it is on its owner's list, or here where the owner gives the same name again. */
function Gone({ pod: { owner, namespace }, onLookAgain }: { pod: PodRow; onLookAgain: () => void }) {
  const others =
    owner === null
      ? pages.pods({ namespace })
      : pages.pods({ namespace, workload: `${owner.kind}/${owner.name}` });
  return (
    <Note mark="stale">
      This pod is gone; what is shown was true last.{' '}
      {owner === null ? 'Nothing makes another.' : 'Its owner may have made another.'}
      <span className="ml-2 inline-flex gap-2">
        <ButtonLink size="small" href={others}>
          {owner === null ? 'Pods of the namespace' : 'Pods of the owner'}
        </ButtonLink>
        <Button size="small" onClick={onLookAgain}>
          Look again
        </Button>
      </span>
    </Note>
  );
}
