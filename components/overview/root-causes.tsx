import Link from 'next/link';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { EmptyPanel } from '#components/common/empty-panel.tsx';
import { GroupRemedy } from '#components/common/group-remedy.tsx';
import { GroupWords, groupHref, rootsHrefOf } from '#components/common/group-words.tsx';
import { Panel } from '#components/common/panel.tsx';
import { Skeleton } from '#components/common/skeleton.tsx';
import { StatusMark } from '#components/common/status-mark.tsx';
import { cn } from '#components/ui/cn.ts';
import { Segmented } from '#components/ui/segmented.tsx';
import type { FailureGroupView, FailureList } from '#lib/api/failures.ts';
import { pages, type SearchValues } from '#lib/paths.ts';
import type { Grouping } from './overview-sentence.ts';

type RootCausesProps = {
  failures: FailureList | null;
  values: SearchValues;
  grouping: Grouping;
};

/** What fails, widest reach first: one line to fix, all its pods fixed. */
export function RootCauses({ failures, values, grouping }: RootCausesProps) {
  return (
    <Panel
      title="What fails, by root cause"
      sub="fix one line, fix all its pods"
      inset="flush"
      more={
        <Segmented
          label="Group by"
          value={grouping}
          options={[
            { value: 'root', label: 'Root cause', href: pages.overview(values) },
            {
              value: 'namespace',
              label: 'Namespace',
              href: pages.overview({ ...values, groupBy: 'namespace' }),
            },
            { value: 'cause', label: 'Cause', href: pages.overview({ ...values, groupBy: 'cause' }) },
          ]}
        />
      }
      footer={
        failures !== null && failures.total > failures.items.length ? (
          <Link prefetch={false} href={pages.failures(values)} className="text-accent underline">
            {failures.total - failures.items.length} more
          </Link>
        ) : undefined
      }
    >
      <Groups failures={failures} hrefOf={(group) => rootsHrefOf(group, grouping, values)} />
    </Panel>
  );
}

type HrefOf = (group: FailureGroupView) => string;

function Groups({ failures, hrefOf }: { failures: FailureList | null; hrefOf: HrefOf }) {
  if (failures === null) return <Skeleton label="Loading what fails" rows={4} />;
  if (failures.items.length === 0) {
    return (
      <EmptyPanel why="good" title="Every image was pulled">
        No container waits for an image in the namespaces you see.
      </EmptyPanel>
    );
  }
  return (
    <>
      <div aria-hidden="true" className={cn(columns, headStyle)}>
        <span className="col-span-2">Root cause, and where the pull path breaks</span>
        <span>Touches</span>
        <span className="text-right">Remedy</span>
      </div>
      <ol>
        {failures.items.map((group, index) => (
          <Group
            key={group.key}
            group={group}
            place={index === 0 ? 'first' : 'later'}
            rootsHref={hrefOf(group)}
          />
        ))}
      </ol>
    </>
  );
}

const columns =
  'grid grid-cols-[13px_minmax(0,1fr)_10rem_12rem] gap-x-3 max-cards:grid-cols-[13px_minmax(0,1fr)]';
const headStyle =
  'border-b border-line bg-sunken px-3 py-1.5 text-2xs font-medium tracking-head text-ink-2 max-cards:hidden';

type GroupProps = { group: FailureGroupView; place: 'first' | 'later'; rootsHref: string };

/** Only the first button of the page is primary. */
function Group({ group, place, rootsHref }: GroupProps) {
  return (
    <li className={cn(columns, 'gap-y-2 border-b border-line px-3 py-2.5 last:border-0')}>
      <StatusMark mark={group.severity} className="mt-1" />
      <div className="grid min-w-0 content-start gap-0.5">
        <GroupWords group={group} rootsHref={rootsHref} />
      </div>
      <div className="min-w-0 max-cards:col-start-2">
        <b className="text-lg font-semibold tabular-nums">{group.containers}</b>{' '}
        <span className="text-xs text-ink-2">{group.containers === 1 ? 'container' : 'containers'}</span>
        <div className="line-clamp-2 text-xs text-ink-2">
          <ClusterText>{group.namespaces.map(({ name }) => name).join(', ')}</ClusterText>
        </div>
      </div>
      <GroupRemedy group={group} place={place} href={groupHref(group)} rootsHref={rootsHref} />
    </li>
  );
}
