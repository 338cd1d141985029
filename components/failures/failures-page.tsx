'use client';
import { useRouter } from 'next/navigation';
import { ExportMenu } from '#components/common/export-menu.tsx';
import { rootsHrefOf } from '#components/common/group-words.tsx';
import { KubectlBar } from '#components/common/kubectl-bar.tsx';
import { NoNamespace } from '#components/common/no-namespace.tsx';
import { Note } from '#components/common/note.tsx';
import { PageHead } from '#components/common/page-head.tsx';
import { Pagination } from '#components/common/pagination.tsx';
import { Panel } from '#components/common/panel.tsx';
import { QueryBar } from '#components/common/query-bar.tsx';
import { valuesOf, withValue } from '#components/common/search-links.ts';
import { Skeleton } from '#components/common/skeleton.tsx';
import { StaleBar } from '#components/common/stale-bar.tsx';
import { useSeesNothing } from '#components/common/use-sees-nothing.ts';
import { wholeList } from '#components/common/whole-list.ts';
import { Segmented } from '#components/ui/segmented.tsx';
import type { FailureList } from '#lib/api/failures.ts';
import { useLiveQuery } from '#lib/client/hooks/use-live-query.ts';
import { failuresQuery } from '#lib/client/queries/failures.ts';
import { counted } from '#lib/domain/counted.ts';
import { api, pages, type SearchValues } from '#lib/paths.ts';
import { BlockedPanel } from './blocked-panel.tsx';
import { FailureGroupRow } from './failure-group-row.tsx';
import { failureChips, withTypedFilter } from './failure-filters.ts';
import { failuresTitle, reachWords, type Grouping } from './failures-sentence.ts';
import { NoFailures } from './no-failures.tsx';

const noPods = () => [];

/** What cannot be pulled, by what one remedy would heal; live. */
export function FailuresPage({ values }: { values: SearchValues }) {
  const router = useRouter();
  const { data, refetch } = useLiveQuery(failuresQuery(values), { shown: noPods });
  const seesNothing = useSeesNothing();
  if (data === undefined) return <Skeleton label="Loading failures" />;
  if (seesNothing && data.freshness.state !== 'catching-up') {
    return (
      <>
        <PageHead title="No namespace is yours to see yet" />
        <NoNamespace />
        <KubectlBar command={data.kubectl} />
      </>
    );
  }
  const grouping = groupingOf(values);
  const chips = failureChips(values);
  const extent = chips.length === 0 ? 'all' : 'filtered';
  const addFilter = (text: string) => {
    const typed = withTypedFilter(values, text);
    if (typed.is === 'wrong') return typed.sentence;
    router.push(pages.failures(typed.values));
    return null;
  };
  return (
    <>
      <PageHead
        title={failuresTitle(data, grouping, extent)}
        sub={reachWords(data, extent)}
        actions={
          <ExportMenu
            heading={`${counted(data.containers, 'container')} as filtered`}
            pathOf={(format) => api.failureExport(wholeList({ ...values, groupBy: undefined }, format))}
          />
        }
      />
      <div className="mb-3">
        <QueryBar
          path="/failures?"
          filters={chips}
          placeholder="pod, image, secret, user or key=value"
          onAdd={addFilter}
        />
      </div>
      {data.pending && (
        <div className="mb-3">
          <Note mark="pull">Secrets of some namespaces are being read; where their pulls break follows.</Note>
        </div>
      )}
      <Groups data={data} values={values} grouping={grouping} onRetry={() => void refetch()} />
      {data.blockedWorkloads.length > 0 && <BlockedPanel workloads={data.blockedWorkloads} />}
      <KubectlBar
        command={data.kubectl}
        without={data.kubectlWithout}
        pageKeys={[
          { keys: ['/'], does: 'filter' },
          { keys: ['c'], does: 'copy link' },
        ]}
      />
    </>
  );
}

function groupingOf(values: SearchValues): Grouping {
  const [given] = valuesOf(values, 'groupBy');
  return given === 'cause' || given === 'namespace' ? given : 'root';
}

type GroupsProps = { data: FailureList; values: SearchValues; grouping: Grouping; onRetry: () => void };

function Groups({ data, values, grouping, onRetry }: GroupsProps) {
  const { state, since, sentence, nextTry } = data.freshness;
  const isStale = state === 'stale' || state === 'disconnected';
  const by = (groupBy: Grouping) => pages.failures(withValue(values, 'groupBy', groupBy));
  const turn = (page: number) => pages.failures({ ...values, page });
  const hasMore = data.page * data.pageSize < data.total;
  return (
    <Panel
      title="What fails"
      sub={grouping === 'root' ? 'fix one line, fix all its pods' : undefined}
      inset="flush"
      more={
        <Segmented
          label="Group by"
          value={grouping}
          options={[
            {
              value: 'root',
              label: 'Root cause',
              href: pages.failures(withValue(values, 'groupBy', undefined)),
            },
            { value: 'namespace', label: 'Namespace', href: by('namespace') },
            { value: 'cause', label: 'Cause', href: by('cause') },
          ]}
        />
      }
    >
      {isStale && since !== null && (
        <StaleBar since={since} sentence={sentence} nextTry={nextTry} onRetry={onRetry} />
      )}
      {data.items.length === 0 ? (
        <NoFailures values={values} freshness={data.freshness} />
      ) : (
        <ul aria-label="Failures" data-stale={isStale}>
          {data.items.map((group, index) => (
            <FailureGroupRow
              key={group.key}
              group={group}
              place={index === 0 && data.page === 1 ? 'first' : 'later'}
              rootsHref={rootsHrefOf(group, grouping, values)}
              isAlone={valuesOf(values, 'root').length > 0}
            />
          ))}
        </ul>
      )}
      {(hasMore || data.page > 1) && (
        <Pagination
          page={data.page}
          pageSize={data.pageSize}
          total={data.total}
          previousHref={data.page > 1 ? turn(data.page - 1) : null}
          nextHref={hasMore ? turn(data.page + 1) : null}
        />
      )}
    </Panel>
  );
}
