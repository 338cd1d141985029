import { ChevronRight, UserCog } from 'lucide-react';
import Link from 'next/link';
import { Age } from '#components/common/age.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Panel } from '#components/common/panel.tsx';
import { Status } from '#components/common/status.tsx';
import { Tag } from '#components/ui/tag.tsx';
import type { SecretRow } from '#lib/api/pull-secrets.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages } from '#lib/paths.ts';

/** Namespace → accounts → workloads → pods, each namespace to open. */
export function UseTree({ secrets }: { secrets: readonly SecretRow[] }) {
  const sum = (count: (row: SecretRow) => number) => secrets.reduce((total, row) => total + count(row), 0);
  const accounts = sum(({ use }) => use.accounts.length);
  const workloads = sum(({ use }) => use.workloads.length);
  return (
    <Panel
      title="Where it is and who uses it"
      sub="namespace → account → workload → pods"
      more={
        <span className="text-ink-3 tabular-nums">
          {accounts} → {workloads} → {sum(({ use }) => use.pods)}
        </span>
      }
      inset="flush"
    >
      <ul>
        {secrets.map((secret, at) => (
          <li key={`${secret.namespace}/${secret.name}`} className="border-b border-line last:border-b-0">
            <details open={at === 0} className="group/use">
              <summary className="grid min-h-9 list-none grid-cols-[13px_minmax(0,1fr)_auto_auto_6rem] items-center gap-3 px-3 py-1 text-xs hover:bg-hover max-cards:grid-cols-[13px_minmax(0,1fr)_auto]">
                <ChevronRight
                  size={13}
                  strokeWidth={1.75}
                  aria-hidden="true"
                  className="text-ink-3 transition-transform duration-(--dur) group-open/use:rotate-90"
                />
                <span className="flex min-w-0 flex-wrap items-center gap-x-2">
                  <ClusterText className="text-sm font-medium">{secret.namespace}</ClusterText>
                  {secret.immutable && <Tag look="outlined">immutable</Tag>}
                  <span className="truncate text-ink-3">
                    {counted(secret.use.accounts.length, 'account')} →{' '}
                    {counted(secret.use.workloads.length, 'workload')}
                  </span>
                </span>
                <span className="tabular-nums max-cards:hidden">{counted(secret.use.pods, 'pod')}</span>
                {secret.use.failing > 0 ? <Status mark="fail">{secret.use.failing} fail</Status> : <span />}
                <span className="text-right text-ink-3 max-cards:hidden">
                  {secret.use.failingSince !== null && <Age at={secret.use.failingSince} before="since" />}
                </span>
              </summary>
              <Uses secret={secret} />
            </details>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Uses({ secret: { namespace, name, use } }: { secret: SecretRow }) {
  return (
    <div className="grid grid-cols-[12rem_minmax(0,1fr)] gap-x-4 gap-y-2 bg-sunken px-9 py-2 text-xs max-cards:grid-cols-1 max-cards:px-4">
      <ul aria-label={`Accounts in ${namespace}`} className="grid content-start gap-1">
        {use.accounts.length === 0 && <li className="text-ink-3">no account names it</li>}
        {use.accounts.map((account) => (
          <li key={account} className="flex items-center gap-1.5">
            <UserCog size={13} strokeWidth={1.75} aria-hidden="true" className="text-ink-3" />
            <ClusterText className="truncate">{account}</ClusterText>
          </li>
        ))}
      </ul>
      <ul
        aria-label={`Workloads in ${namespace}`}
        className="grid content-start gap-1 border-l border-line-strong pl-4 max-cards:border-l-0 max-cards:pl-0"
      >
        {use.workloads.length === 0 && <li className="text-ink-3">no pod names it</li>}
        {use.workloads.map((workload) => (
          <li
            key={`${workload.kind}/${workload.name}`}
            className="grid grid-cols-[minmax(0,1fr)_4rem_6rem] items-center gap-2"
          >
            <Link
              prefetch={false}
              href={pages.pods({ namespace, workload: `${workload.kind}/${workload.name}`, secret: name })}
              className="truncate text-ink"
            >
              <ClusterText>{workload.name}</ClusterText> <span className="text-ink-3">{workload.kind}</span>
            </Link>
            <span className="tabular-nums">{counted(workload.pods, 'pod')}</span>
            {workload.failing > 0 && <Status mark="fail">{workload.failing} fail</Status>}
          </li>
        ))}
      </ul>
    </div>
  );
}
