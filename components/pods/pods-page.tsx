'use client';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { DataTable } from '#components/common/data-table.tsx';
import { DensityChoice, useDensity } from '#components/common/density-choice.tsx';
import { Facets } from '#components/common/facets.tsx';
import { FacetsButton } from '#components/common/facets-button.tsx';
import { ExportMenu } from '#components/common/export-menu.tsx';
import { KubectlBar } from '#components/common/kubectl-bar.tsx';
import { PageHead } from '#components/common/page-head.tsx';
import { Pagination } from '#components/common/pagination.tsx';
import { QueryBar } from '#components/common/query-bar.tsx';
import { rowHref } from '#components/common/row-href.ts';
import { toggledValue, valuesOf, withValue } from '#components/common/search-links.ts';
import { Skeleton } from '#components/common/skeleton.tsx';
import { StaleBar } from '#components/common/stale-bar.tsx';
import { wholeList } from '#components/common/whole-list.ts';
import { counted } from '#lib/domain/counted.ts';
import { api, pages, type SearchValues } from '#lib/paths.ts';
import { NoPods } from './no-pods.tsx';
import { PodExpansion } from './pod-expansion.tsx';
import { PodSelection } from './pod-selection.tsx';
import { podColumns } from './pod-columns.tsx';
import { podFacetSections } from './pod-facets.ts';
import { addFilter, filterChips } from './pod-filters.ts';
import { podsSentence } from './pods-sentence.ts';
import { keyOf, usePodRows } from './use-pod-rows.ts';

/** Every pod with its images and how their pulls stand: filtered, sorted and paged by the server, live. */
export function PodsPage({ values }: { values: SearchValues }) {
  const router = useRouter();
  const { data, refetch, rows, waiting, hold, changed } = usePodRows(values);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [density, setDensity] = useDensity();
  const columns = useMemo(() => podColumns(values), [values]);
  const go = (next: SearchValues) => router.push(pages.pods(next));
  if (data === undefined) return <Skeleton label="Loading pods" />;
  const facets = {
    facets: podFacetSections(data.facets, values),
    onToggle: (name: string, value: string, isOn: boolean) => go(toggledValue(values, name, value, isOn)),
    onClear: (name: string) => go(withValue(values, name, undefined)),
  };
  const chosenRows = rows.filter((row) => chosen.has(keyOf(row)));
  const isStale = data.freshness.state === 'stale' || data.freshness.state === 'disconnected';
  return (
    <>
      <PageHead
        title="Pods"
        sub={podsSentence(data, valuesOf(values, 'pull'))}
        actions={
          <ExportMenu
            heading={`${counted(data.total, 'pod')} as filtered`}
            pathOf={(format) => api.podExport(wholeList(values, format))}
          />
        }
      />
      <div className="grid grid-cols-[var(--facet-w)_minmax(0,1fr)] gap-4 max-facets:grid-cols-1">
        <Facets {...facets} />
        <div className="grid min-w-0 grid-cols-1 content-start gap-3">
          <div className="flex flex-wrap items-start gap-2">
            <QueryBar
              path="/pods?"
              filters={filterChips(values)}
              placeholder="name, image, digest, label, node or key=value"
              onAdd={(text) => addFilter(text, values, go)}
            />
            <FacetsButton {...facets} />
            <DensityChoice density={density} onChange={setDensity} />
          </div>
          {rows.length === 0 ? (
            <NoPods values={values} total={data.total} freshness={data.freshness} />
          ) : (
            <DataTable
              label="Pods"
              rows={rows}
              changed={changed}
              hold={hold}
              columns={columns}
              keyOf={keyOf}
              density={density}
              isStale={isStale}
              minWidth="60rem"
              expansion={{
                open,
                onChange: setOpen,
                nameOf: (row) => `Containers of ${row.name}`,
                content: (row) => <PodExpansion row={row} />,
              }}
              onOpen={(row) => router.push(rowHref(row))}
              selection={{ chosen, onChange: setChosen, nameOf: ({ name }) => name }}
              top={
                <>
                  {isStale && data.freshness.since !== null && (
                    <StaleBar
                      since={data.freshness.since}
                      sentence={data.freshness.sentence}
                      nextTry={data.freshness.nextTry}
                      onRetry={() => void refetch()}
                    />
                  )}
                  {chosenRows.length > 0 && (
                    <PodSelection rows={chosenRows} isStale={isStale} onClear={() => setChosen(new Set())} />
                  )}
                </>
              }
              foot={
                <Pagination
                  page={data.page}
                  pageSize={data.pageSize}
                  total={data.total}
                  note={
                    waiting > 0 &&
                    `${counted(waiting, 'change waits', 'changes wait')} until the pointer leaves`
                  }
                  previousHref={data.page > 1 ? pages.pods({ ...values, page: data.page - 1 }) : null}
                  nextHref={
                    data.page * data.pageSize < data.total
                      ? pages.pods({ ...values, page: data.page + 1 })
                      : null
                  }
                />
              }
            />
          )}
        </div>
      </div>
      <KubectlBar
        command={data.kubectl}
        without={data.kubectlWithout}
        pageKeys={[
          { keys: ['j', 'k'], does: 'move' },
          { keys: ['↵'], does: 'explain' },
          { keys: ['e'], does: 'containers' },
          { keys: ['x'], does: 'select' },
        ]}
      />
    </>
  );
}
