import { Cpu, Lock, Unlink } from 'lucide-react';
import Link from 'next/link';
import { useId, type ReactNode } from 'react';
import { ClusterText } from '#components/common/cluster-text.tsx';
import type { Mark } from '#components/common/marks.ts';
import { StatusMark } from '#components/common/status-mark.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { AccountRow } from '#lib/api/service-accounts.ts';
import { pages } from '#lib/paths.ts';
import type { AccountListName, RowActions } from './account-page-types.ts';

type LinkedSecret = AccountRow['secrets'][number];
type ListBoxProps = {
  title: string;
  list: AccountListName;
  row: AccountRow;
  actions: RowActions;
  foot: ReactNode;
};

/** One of an account's two lists, name by name, each to be taken off by itself. */
export function ListBox({ title, list, row, actions, foot }: ListBoxProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className="min-w-0">
      <h3 id={titleId} className="mb-1 text-xs font-semibold">
        {title} <code className="ml-1 font-normal text-ink-3">{list}</code>
      </h3>
      <ol className="rounded-md border border-line bg-surface text-xs">
        {row[list].length === 0 && (
          <li className="border-b border-line px-2.5 py-1.5 text-ink-3 last:border-b-0">none</li>
        )}
        {row[list].map((secret) => (
          <ListLine
            key={secret.name}
            row={row}
            secret={secret}
            onUnlink={() => actions.unlink(row, [secret.name], list)}
          />
        ))}
        {typeof foot !== 'string' && <li className="p-1">{foot}</li>}
      </ol>
      {typeof foot === 'string' && <p className="mt-1 text-xs text-ink-3">{foot}</p>}
    </section>
  );
}

const words: Record<LinkedSecret['state'], string> = {
  there: 'there',
  broken: 'cannot be decoded: it fails every pull of the account’s pods',
  missing: 'no such secret; the kubelet warns and goes on',
  platform: 'made by the platform; left alone',
  'not-readable': 'you may not read it',
  pending: 'being read',
};

const marks: Record<Exclude<LinkedSecret['state'], 'platform'>, Mark> = {
  there: 'ok',
  broken: 'fail',
  missing: 'unknown',
  'not-readable': 'forbid',
  pending: 'none',
};

type ListLineProps = { row: AccountRow; secret: LinkedSecret; onUnlink: () => void };

function ListLine({ row, secret: { name, state }, onUnlink }: ListLineProps) {
  const isOurs = state !== 'platform';
  const hasPage = state === 'there' || state === 'broken';
  return (
    <li className="grid grid-cols-[15px_minmax(0,1fr)_auto] items-center gap-2 border-b border-line py-1 pr-1.5 pl-2.5 last:border-b-0">
      {isOurs ? (
        <StatusMark mark={marks[state]} />
      ) : (
        <Cpu size={13} strokeWidth={1.75} aria-hidden="true" className="text-ink-3" />
      )}
      <span className="min-w-0 wrap-anywhere">
        {hasPage ? (
          <Link href={pages.pullSecret(row.namespace, name)} prefetch={false} className="text-ink">
            <ClusterText>{name}</ClusterText>
          </Link>
        ) : (
          <ClusterText>{name}</ClusterText>
        )}
        <small className="block text-xs text-ink-3">{words[state]}</small>
      </span>
      {isOurs ? (
        <IconButton
          label={`Unlink ${name} from ${row.name}`}
          size="small"
          icon={<Unlink aria-hidden="true" strokeWidth={1.75} />}
          onClick={onUnlink}
        />
      ) : (
        <Lock size={13} strokeWidth={1.75} aria-hidden="true" className="mx-1.5 text-ink-3" />
      )}
    </li>
  );
}
