'use client';
import type { PodList, PodRow } from '#lib/api/pods.ts';
import type { WriteResult } from '#lib/api/writes.ts';
import { useLiveQuery } from '#lib/client/hooks/use-live-query.ts';
import { podsQuery } from '#lib/client/queries/pods.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages } from '#lib/paths.ts';
import Link from 'next/link';
import { ClusterText } from './cluster-text.tsx';
import type { Mark } from './marks.ts';
import { Panel } from './panel.tsx';
import { Status } from './status.tsx';

type Workload = Pick<WriteResult['restarts'][number], 'namespace' | 'kind' | 'name'>;

type Progress = { workload: Workload; pods: readonly PodRow[]; running: number; mark: Mark; word: string };

const uidsOf = ({ items }: PodList) => items.map(({ uid }) => uid);

/** Restarted workloads, live until their pods run. */
export function WorkloadWatch({ workloads }: { workloads: readonly Workload[] }) {
  const namespaces = [...new Set(workloads.map(({ namespace }) => namespace))].toSorted();
  const { data } = useLiveQuery(podsQuery({ namespace: namespaces, pageSize: 500 }), { shown: uidsOf });
  const rows = workloads.map((workload) => progressOf(workload, data?.items ?? []));
  const healed = rows.filter(({ mark }) => mark === 'ok').length;
  return (
    <Panel
      title={
        healed === rows.length
          ? `${counted(rows.length, 'restarted workload')} ${rows.length === 1 ? 'runs' : 'run'}`
          : `${healed} of ${counted(rows.length, 'restarted workload')} ${healed === 1 ? 'runs' : 'run'}`
      }
      sub="live"
      inset="flush"
      footer="You may leave; the workloads go on by themselves."
    >
      <ul aria-label="Restarted workloads">
        {rows.map(({ workload, pods, running, mark, word }) => (
          <li
            key={`${workload.namespace}/${workload.kind}/${workload.name}`}
            className="grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-3 border-b border-line px-3 py-1.5 text-xs last:border-b-0"
          >
            <Link
              href={pages.pods({
                namespace: workload.namespace,
                workload: `${workload.kind}/${workload.name}`,
              })}
              className="truncate"
            >
              <ClusterText>{workload.name}</ClusterText>{' '}
              <span className="text-ink-3">
                {workload.kind} in <ClusterText>{workload.namespace}</ClusterText>
              </span>
            </Link>
            <span className="text-ink-2 tabular-nums">
              {running} of {pods.length}
            </span>
            <Status mark={mark}>{word}</Status>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function progressOf(workload: Workload, all: readonly PodRow[]): Progress {
  const pods = all.filter(
    ({ namespace, owner, deletedAt }) =>
      namespace === workload.namespace &&
      owner?.kind === workload.kind &&
      owner.name === workload.name &&
      deletedAt === null,
  );
  const running = pods.filter(({ state }) => state === 'running' || state === 'completed').length;
  const told = { workload, pods, running };
  if (pods.length > 0 && running === pods.length) return { ...told, mark: 'ok', word: 'Running' };
  if (pods.some(({ state }) => state === 'failing')) return { ...told, mark: 'fail', word: 'Still failing' };
  if (pods.some(({ state }) => state === 'pulling')) return { ...told, mark: 'pull', word: 'Pulling' };
  return { ...told, mark: 'wait', word: 'Starting' };
}
