import { ClusterText } from '#components/common/cluster-text.tsx';
import { Digest } from '#components/common/digest.tsx';
import { ImageChip } from '#components/common/image-chip.tsx';
import { Status } from '#components/common/status.tsx';
import type { ContainerRow, PodRow } from '#lib/api/pods.ts';
import { stateMarks } from '#components/common/pull-state.ts';
import { PodVerdict } from './pod-verdict.tsx';

/** A row opened in place: why it fails, then every container with its whole image and what runs. */
export function PodExpansion({ row }: { row: PodRow }) {
  const failing = row.containers.find(({ break: pullBreak }) => pullBreak !== null);
  return (
    <div className="grid gap-3 px-4 py-3">
      {failing !== undefined && <PodVerdict row={row} container={failing} />}
      <ul aria-label={`Containers of ${row.name}`} className="grid rounded-md border border-line bg-surface">
        {row.containers.map((container) => (
          <ContainerLine key={`${container.kind} ${container.name}`} container={container} />
        ))}
      </ul>
    </div>
  );
}

function ContainerLine({ container }: { container: ContainerRow }) {
  const isQuiet = container.state === 'running' || container.state === 'completed';
  return (
    <li className="grid grid-cols-[3.5rem_minmax(4rem,8rem)_9.5rem_minmax(0,1fr)_10rem_6.5rem] items-center gap-3 border-b border-line px-3 py-1.5 last:border-0 max-rail:grid-cols-[3.5rem_minmax(0,1fr)_auto] max-rail:[&>*:nth-child(4)]:col-span-full max-rail:[&>*:nth-child(5)]:col-span-2">
      <span className="text-xs text-ink-3">{container.kind}</span>
      <ClusterText className="truncate">{container.name}</ClusterText>
      <Status mark={stateMarks[container.state]} voice={isQuiet ? 'quiet' : 'plain'}>
        {container.reason}
      </Status>
      <span className="min-w-0">
        <ImageChip image={container.image} />
      </span>
      <span className="truncate text-xs">
        <Digest digest={container.runningDigest} without="never started" />
      </span>
      <span
        title={container.policy.why}
        className={container.policy.differs ? 'text-wait-text' : 'text-ink-2'}
      >
        {container.policy.actual}
      </span>
    </li>
  );
}
