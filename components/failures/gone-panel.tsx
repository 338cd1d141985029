import Link from 'next/link';
import { Age } from '#components/common/age.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Panel } from '#components/common/panel.tsx';
import { stateMarks, stateWords } from '#components/common/pull-state.ts';
import { Status } from '#components/common/status.tsx';
import { Skeleton } from '#components/common/skeleton.tsx';
import type { Explanation } from '#lib/api/explanation.ts';
import type { PodList, PodRow } from '#lib/api/pods.ts';
import { useLiveQuery } from '#lib/client/hooks/use-live-query.ts';
import { podsQuery } from '#lib/client/queries/pods.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages } from '#lib/paths.ts';

const uidsOf = ({ items }: PodList) => items.map(({ uid }) => uid);

/** The pod was replaced while somebody looked: what came after it, live. */
export function GonePanel({ last }: { last: Explanation }) {
  const { namespace, owner } = last;
  const values =
    owner === null
      ? { namespace, q: last.pod, pageSize: 20 }
      : { namespace, workload: `${owner.kind}/${owner.name}`, sort: '-age', pageSize: 20 };
  const { data } = useLiveQuery(podsQuery(values), { shown: uidsOf });
  if (data === undefined) return <Skeleton label="Looking for the pods that came after it" rows={3} />;
  const pods = data.items.filter(({ uid, deletedAt }) => uid !== last.podUid && deletedAt === null);
  return (
    <Panel title={titleOf(pods)} sub="live" inset="flush">
      {pods.length === 0 ? (
        <p className="p-3 text-xs text-ink-2">
          {owner === null ? 'Nobody owns it, so nothing makes a new one.' : 'Its owner has made none yet.'}
        </p>
      ) : (
        <ul aria-label="Pods after it">
          {pods.map((pod) => (
            <PodLine key={pod.uid} pod={pod} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function titleOf(pods: readonly PodRow[]): string {
  const running = pods.filter(({ state }) => state === 'running' || state === 'completed').length;
  if (pods.length > 0 && running === pods.length) {
    return `Healed: ${counted(running, 'new pod')} ${running === 1 ? 'runs' : 'run'}`;
  }
  return `${running} of ${counted(pods.length, 'new pod')} ${running === 1 ? 'runs' : 'run'}`;
}

function PodLine({ pod }: { pod: PodRow }) {
  const { namespace, name, state, lead } = pod;
  const isFailing = state === 'failing' || state === 'waiting';
  return (
    <li className="flex min-h-8 items-center gap-3 border-b border-line px-3 py-1 text-xs last:border-b-0">
      <Link
        prefetch={false}
        href={isFailing ? pages.failure(namespace, name, lead) : pages.pod(namespace, name)}
        className="min-w-0 flex-1 truncate"
      >
        <ClusterText>{name}</ClusterText>
      </Link>
      <Status mark={stateMarks[state]}>{stateWords[state]}</Status>
      <Age at={pod.createdAt} after="old" />
    </li>
  );
}
