'use client';
import { Download } from 'lucide-react';
import { EmptyPanel } from '#components/common/empty-panel.tsx';
import { KubectlBar } from '#components/common/kubectl-bar.tsx';
import { NoNamespace } from '#components/common/no-namespace.tsx';
import { PageHead } from '#components/common/page-head.tsx';
import { Pagination } from '#components/common/pagination.tsx';
import { valuesOf, withValue } from '#components/common/search-links.ts';
import { Skeleton } from '#components/common/skeleton.tsx';
import { StaleBar } from '#components/common/stale-bar.tsx';
import { useSeesNothing } from '#components/common/use-sees-nothing.ts';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { Segmented, type SegmentedOption } from '#components/ui/segmented.tsx';
import type { Coverage, CoverageQuery } from '#lib/api/coverage.ts';
import { useLiveQuery } from '#lib/client/hooks/use-live-query.ts';
import { coverageQuery } from '#lib/client/queries/coverage.ts';
import { pages, type SearchValues } from '#lib/paths.ts';
import { CoverageGrid } from './coverage-grid.tsx';
import { coverageSentence } from './coverage-sentence.ts';
import { Legend } from './legend.tsx';
import { useCoverageExport } from './use-coverage-export.ts';

type Sort = CoverageQuery['sort'];

const shown = () => [];

/** Which namespace can pull from which registry; each cell leads to what cures it. */
export function CoveragePage({ values }: { values: SearchValues }) {
  const { data, refetch } = useLiveQuery(coverageQuery(values), { shown });
  const { isBusy, save } = useCoverageExport(values);
  if (data === undefined) return <Skeleton label="Loading coverage" />;
  const { state, since, sentence, nextTry } = data.freshness;
  const isStale = state === 'stale' || state === 'disconnected';
  return (
    <>
      <PageHead
        title="Coverage"
        sub={coverageSentence(data)}
        actions={
          <>
            <Segmented label="Order of rows" options={sortOptions(values)} value={sortOf(values)} />
            <Button busy={isBusy} onClick={() => void save()} className="max-cards:hidden">
              <Download aria-hidden="true" strokeWidth={1.75} />
              Export CSV
            </Button>
          </>
        }
      />
      <Legend />
      <div className="rounded-lg border border-line bg-surface" data-stale={isStale}>
        {isStale && since !== null && (
          <StaleBar since={since} sentence={sentence} nextTry={nextTry} onRetry={() => void refetch()} />
        )}
        {data.namespaces.length === 0 ? (
          <NothingCovered values={values} />
        ) : (
          <>
            <CoverageGrid registries={data.registries} namespaces={data.namespaces} />
            <Foot data={data} values={values} />
          </>
        )}
      </div>
      <KubectlBar
        command={data.kubectl}
        pageKeys={[
          { keys: ['←', '→', '↑', '↓'], does: 'cells' },
          { keys: ['↵'], does: 'open' },
        ]}
      />
    </>
  );
}

function sortOf(values: SearchValues): Sort {
  const given = valuesOf(values, 'sort')[0];
  return given === 'team' || given === 'name' ? given : 'attention';
}

function sortOptions(values: SearchValues): SegmentedOption<Sort>[] {
  const option = (value: Sort, label: string) => ({
    value,
    label,
    href: pages.coverage(withValue(values, 'sort', value === 'attention' ? undefined : value)),
  });
  return [option('attention', 'Needs attention first'), option('team', 'By team'), option('name', 'A to Z')];
}

function NothingCovered({ values }: { values: SearchValues }) {
  const isScoped = valuesOf(values, 'namespace').length > 0;
  if (useSeesNothing()) return <NoNamespace />;
  return (
    <EmptyPanel
      why={isScoped ? 'filtered' : 'plain'}
      title={isScoped ? 'No image runs in these namespaces' : 'No image runs in the namespaces you may see'}
      actions={isScoped ? <ButtonLink href={pages.coverage()}>All namespaces</ButtonLink> : undefined}
    >
      Coverage is told from pods: where none asks for an image, there is nothing to cover.
    </EmptyPanel>
  );
}

function Foot({ data: { page, pageSize, total }, values }: { data: Coverage; values: SearchValues }) {
  return (
    <Pagination
      page={page}
      pageSize={pageSize}
      total={total}
      previousHref={page > 1 ? pages.coverage({ ...values, page: page - 1 }) : null}
      nextHref={page * pageSize < total ? pages.coverage({ ...values, page: page + 1 }) : null}
      note="Empty cell: no image of that registry here. Numbers are containers. Credentials on the nodes may cover more than this table can know."
    />
  );
}
