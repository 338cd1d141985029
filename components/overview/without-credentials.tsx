import Link from 'next/link';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { hopOf } from '#components/common/hop-of.ts';
import { Panel } from '#components/common/panel.tsx';
import { Status } from '#components/common/status.tsx';
import type { Overview } from '#lib/api/overview.ts';
import { pages } from '#lib/paths.ts';
import { RailLine } from './rail-line.tsx';

const shown = 8;

/** Namespaces whose pulls break for want of a credential. */
export function WithoutCredentials({ namespaces }: { namespaces: Overview['withoutCredentials'] }) {
  const others = namespaces.slice(shown);
  return (
    <Panel
      title="Without working credentials"
      inset="flush"
      more={
        <Link prefetch={false} href={pages.coverage()} className="text-accent">
          Coverage
        </Link>
      }
      footer={
        others.length > 0 ? <Others namespaces={others.map(({ namespace }) => namespace)} /> : undefined
      }
    >
      <ul>
        {namespaces.slice(0, shown).map(({ namespace, break: pullBreak, containers }) => (
          <RailLine key={`${namespace} ${pullBreak.code}`} href={pages.failures({ namespace })}>
            <span className="truncate">
              <ClusterText>{namespace}</ClusterText>
            </span>
            <span className="ml-auto min-w-0">
              <Status mark={pullBreak.code === 'not-linked' ? 'unlinked' : 'fail'} tone="fail">
                {hopOf(pullBreak, 'failing').label.replace(/^[a-z]+: /, '')}
              </Status>
            </span>
            <span className="w-7 text-right tabular-nums">{containers}</span>
          </RailLine>
        ))}
      </ul>
    </Panel>
  );
}

function Others({ namespaces }: { namespaces: readonly string[] }) {
  return (
    <span className="line-clamp-2">
      <Link prefetch={false} href={pages.coverage()}>
        {namespaces.length} more
      </Link>
      : <ClusterText>{namespaces.join(', ')}</ClusterText>
    </span>
  );
}
