import { Box, Container, UserCog, type LucideIcon } from 'lucide-react';
import Link from 'next/link';
import { Age } from '#components/common/age.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import type { Column } from '#components/common/data-table-types.ts';
import { RegistryKey } from '#components/common/registry-key.tsx';
import { sortLink } from '#components/common/search-links.ts';
import { SecondLine } from '#components/common/second-line.tsx';
import { Status } from '#components/common/status.tsx';
import type { CredentialRow } from '#lib/api/pull-secrets.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages, type SearchValues } from '#lib/paths.ts';
import { Expiry } from './expiry.tsx';
import { healthMark } from './health-mark.ts';
import { NextStep } from './next-step.tsx';
import { pageOf } from './secret-links.ts';

/** The columns of the list of credentials. */
export function secretColumns(values: SearchValues): Column<CredentialRow>[] {
  const sort = (column: string) => sortLink(values, column, 'health', pages.pullSecrets);
  return [
    {
      id: 'secret',
      head: 'Secret',
      card: 'title',
      width: '10rem',
      sort: sort('name'),
      cell: (row) => <NameCell row={row} />,
    },
    { id: 'keys', head: 'Registry keys', card: 'line', cell: (row) => <KeysCell row={row} /> },
    {
      id: 'namespaces',
      head: 'Namespaces',
      card: 'line',
      width: '10rem',
      cell: (row) => <NamespacesCell row={row} />,
    },
    {
      id: 'use',
      head: 'Used by',
      card: 'hidden',
      width: '9rem',
      sort: sort('pods'),
      cell: (row) => <UseCell row={row} />,
    },
    {
      id: 'health',
      head: 'Health',
      card: 'lead',
      width: '15.5rem',
      sort: sort('health'),
      cell: ({ health }) => (
        <>
          <Status
            mark={healthMark(health)}
            voice={health.severity === 'ok' || health.severity === 'none' ? 'quiet' : 'plain'}
          >
            {health.label}
          </Status>
          <SecondLine className="line-clamp-2 pl-[19px] whitespace-normal max-cards:pl-0">
            <ClusterText>{health.sentence}</ClusterText>
          </SecondLine>
        </>
      ),
    },
    {
      id: 'expires',
      head: 'Expires',
      card: 'hidden',
      width: '5rem',
      sort: sort('expires'),
      cell: ({ expiresAt }) => <Expiry at={expiresAt} />,
    },
    {
      id: 'next',
      head: 'Next step',
      card: 'action',
      align: 'end',
      width: '7rem',
      cell: (row) => <NextStep row={row} />,
    },
  ];
}

function NameCell({ row }: { row: CredentialRow }) {
  const href = pageOf(row);
  const name = row.names.join(', ');
  return (
    <>
      {href === null ? (
        <ClusterText className="block truncate">{name}</ClusterText>
      ) : (
        <Link prefetch={false} href={href} className="block truncate text-ink" title={name}>
          <ClusterText>{name}</ClusterText>
        </Link>
      )}
      <SecondLine>
        <ClusterText>{row.username === '' ? 'no user' : row.username}</ClusterText>
      </SecondLine>
    </>
  );
}

const shownKeys = 3;

const noKeys: Partial<Record<CredentialRow['health']['code'], string>> = {
  undecodable: 'undecodable',
  'wrong-type': 'not read',
  missing: 'no secret',
};

function KeysCell({ row: { keys, health } }: { row: CredentialRow }) {
  if (keys.length === 0) {
    return <RegistryKey state="broken" registryKey={noKeys[health.code] ?? 'no entry'} />;
  }
  return (
    <div className="flex max-w-full flex-col items-start gap-0.5 py-0.5">
      {keys.slice(0, shownKeys).map(({ key, neverTried }) => (
        <RegistryKey key={key} state={neverTried ? 'broken' : 'ok'} registryKey={key} />
      ))}
      {keys.length > shownKeys && (
        <span className="text-xs text-ink-3">and {keys.length - shownKeys} more</span>
      )}
    </div>
  );
}

function NamespacesCell({ row: { secrets } }: { row: CredentialRow }) {
  const names = [...new Set(secrets.map(({ namespace }) => namespace))];
  const [only] = names;
  if (only !== undefined && names.length === 1) return <ClusterText>{only}</ClusterText>;
  return (
    <>
      {counted(names.length, 'namespace')}
      <SecondLine>
        <ClusterText>{names.join(', ')}</ClusterText>
      </SecondLine>
    </>
  );
}

function UseCell({ row }: { row: CredentialRow }) {
  const namespace = [...new Set(row.secrets.map((secret) => secret.namespace))];
  const [secret] = row.names;
  const uses: readonly [LucideIcon, number, string, string][] = [
    [UserCog, row.accounts, 'account', pages.serviceAccounts({ namespace, secret })],
    [Container, row.pods, 'pod', pages.pods({ namespace, secret })],
    [Box, row.workloads, 'workload', pages.pods({ namespace, secret })],
  ];
  return (
    <span className="flex gap-2 tabular-nums">
      {uses.map(([Icon, count, noun, href]) => (
        <Link
          key={noun}
          prefetch={false}
          href={href}
          title={counted(count, noun)}
          className="inline-flex min-w-9 items-center gap-1 text-ink"
        >
          <Icon size={13} strokeWidth={1.75} aria-hidden="true" className="text-ink-3" />
          {count}
          <span className="sr-only">{count === 1 ? noun : `${noun}s`}</span>
        </Link>
      ))}
    </span>
  );
}

/** Since when pods fail for it, where some do. */
export function FailingSince({ at }: { at: string | null }) {
  return at === null ? null : <Age at={at} before="since" />;
}
