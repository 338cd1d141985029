import Link from 'next/link';
import { Fragment } from 'react';
import { Age } from '#components/common/age.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Status } from '#components/common/status.tsx';
import type { CredentialRow } from '#lib/api/pull-secrets.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages } from '#lib/paths.ts';
import { healthMark } from './health-mark.ts';
import { FailingSince } from './secret-columns.tsx';

/** A credential opened: where it is kept, who links it there and how it does. */
export function SecretExpansion({ row }: { row: CredentialRow }) {
  return (
    <div className="grid gap-2 px-4 py-3 max-cards:px-2">
      <Users row={row} />
      <ul
        aria-label={`Secrets with the credential ${row.names.join(', ')}`}
        className="rounded-md border border-line bg-surface"
      >
        {row.secrets.map(({ namespace, name, type, createdAt, use, health, immutable }) => (
          <li
            key={`${namespace}/${name}`}
            className="grid grid-cols-[11rem_minmax(0,1fr)_12rem_11rem_7rem_7rem] items-center gap-3 border-b border-line px-3 py-1.5 text-xs last:border-b-0 max-rail:grid-cols-[minmax(0,1fr)_auto]"
          >
            {health.code === 'missing' ? (
              <ClusterText className="truncate text-sm">{namespace}</ClusterText>
            ) : (
              <Link
                prefetch={false}
                href={pages.pullSecret(namespace, name)}
                className="truncate text-sm text-ink"
              >
                <ClusterText>{namespace}</ClusterText>
                {row.names.length > 1 && (
                  <span className="text-ink-3">
                    {' / '}
                    <ClusterText>{name}</ClusterText>
                  </span>
                )}
              </Link>
            )}
            <span className="min-w-0 truncate text-ink-2 max-rail:order-last max-rail:col-span-2">
              {use.accounts.length === 0 ? 'linked to no account' : 'linked to '}
              <ClusterText>{use.accounts.join(', ')}</ClusterText>
              {immutable && ', immutable'}
            </span>
            <span className="min-w-0 truncate text-ink-2 max-rail:order-last max-rail:col-span-2">
              <ClusterText>{type.replace('kubernetes.io/', '')}</ClusterText>
              {createdAt !== null && (
                <>
                  {type !== '' && ', '}
                  <Age at={createdAt} after="old" />
                </>
              )}
            </span>
            <Status mark={healthMark(health)} voice={health.severity === 'fail' ? 'plain' : 'quiet'}>
              {health.label}
            </Status>
            <span className="tabular-nums max-rail:hidden">
              {use.failing > 0 ? `${counted(use.failing, 'pod')} fail` : counted(use.pods, 'pod')}
            </span>
            <span className="text-right text-ink-3 max-rail:hidden">
              <FailingSince at={use.failingSince} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Who signs in where: a row names one user, a credential may have one per registry. */
function Users({ row: { secrets } }: { row: CredentialRow }) {
  const entries = secrets[0]?.entries ?? [];
  if (entries.length === 0) return null;
  return (
    <dl
      aria-label="Users"
      className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 text-xs max-cards:grid-cols-1"
    >
      {entries.map(({ key, username }) => (
        <Fragment key={key}>
          <dt className="font-mono text-ink-2">
            <ClusterText>{key}</ClusterText>
          </dt>
          <dd className="min-w-0 font-mono wrap-anywhere">
            <ClusterText>{username === '' ? 'no user' : username}</ClusterText>
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
