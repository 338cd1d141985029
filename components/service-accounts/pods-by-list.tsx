import { useId } from 'react';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { RestartButton } from '#components/common/restart/restart-button.tsx';
import { StatusMark } from '#components/common/status-mark.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { Tag } from '#components/ui/tag.tsx';
import type { AccountRow } from '#lib/api/service-accounts.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages } from '#lib/paths.ts';
import { olderWorkloads } from './next-step.ts';

type CarriedList = AccountRow['lists'][number];

/** The pods of an account by the list they carry; those with an older one can be restarted. */
export function PodsByList({ row }: { row: AccountRow }) {
  const titleId = useId();
  const targets = olderWorkloads(row);
  return (
    <section aria-labelledby={titleId} className="min-w-0">
      <h3 id={titleId} className="mb-1 text-xs font-semibold">
        Pods by the list they carry
      </h3>
      <ul className="rounded-md border border-line bg-surface text-xs">
        {row.lists.length === 0 && <li className="px-2.5 py-1.5 text-ink-3">no pods</li>}
        {row.lists.map((list) => (
          <CarriedLine key={`${list.isOwn} ${list.names.join('/')}`} list={list} row={row} />
        ))}
      </ul>
      {row.pods > 0 && (
        <div className="mt-2 flex flex-wrap gap-2">
          {targets.length > 0 && (
            <RestartButton kind="primary" size="small" targets={targets}>
              Restart {counted(targets.length, 'workload')}
            </RestartButton>
          )}
          <ButtonLink
            kind="ghost"
            size="small"
            href={pages.pods({ namespace: row.namespace, account: row.name })}
          >
            Show its {counted(row.pods, 'pod')}
          </ButtonLink>
        </div>
      )}
    </section>
  );
}

const namedAtMost = 4;

function CarriedLine({ list, row }: { list: CarriedList; row: AccountRow }) {
  const isOlder = !list.isCurrent && !list.isOwn;
  const named = list.workloads.slice(0, namedAtMost).map(({ name, pods }) => `${name} ${pods}`);
  const more = list.workloads.length - named.length;
  return (
    <li className="grid grid-cols-[15px_minmax(0,1fr)_auto] items-center gap-2 border-b border-line px-2.5 py-1.5 last:border-b-0">
      <StatusMark mark={isOlder ? 'warn' : list.isOwn ? 'none' : 'ok'} />
      <span className="min-w-0 wrap-anywhere">
        <b className="font-semibold">{counted(list.pods, 'pod')}</b>{' '}
        <span className="text-ink-2">
          <ClusterText>{list.names.length === 0 ? 'no secret' : list.names.join(', ')}</ClusterText>
        </span>
        <small className="block text-xs text-ink-3">
          <ClusterText>{named.join(', ')}</ClusterText>
          {more > 0 && ` and ${more} more`}
        </small>
      </span>
      <ListTag list={list} row={row} />
    </li>
  );
}

function ListTag({ list, row }: { list: CarriedList; row: AccountRow }) {
  if (list.isCurrent) return <Tag look="outlined">today’s list</Tag>;
  if (list.isOwn) return <Tag look="outlined">their own list</Tag>;
  const lacks = row.imagePullSecrets.map(({ name }) => name).filter((name) => !list.names.includes(name));
  const [first] = lacks;
  if (first === undefined) return <Tag tone="wait">older list</Tag>;
  return <Tag tone="wait">{lacks.length === 1 ? `lacks ${first}` : `lacks ${lacks.length} secrets`}</Tag>;
}
