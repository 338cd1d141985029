'use client';
import { EmptyPanel } from '#components/common/empty-panel.tsx';
import { FilteredOut } from '#components/common/filtered-out.tsx';
import { NoNamespace } from '#components/common/no-namespace.tsx';
import { valuesOf } from '#components/common/search-links.ts';
import { Skeleton } from '#components/common/skeleton.tsx';
import { useSeesNothing } from '#components/common/use-sees-nothing.ts';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { Freshness } from '#lib/api/common.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages, type SearchValues } from '#lib/paths.ts';

type NoPodsProps = { values: SearchValues; /** On all pages. */ total: number; freshness: Freshness };

/** Why there are no rows: still reading, a page that is no more, no namespace one may see, a filter that hides them, or nothing there. */
export function NoPods({ values, total, freshness }: NoPodsProps) {
  const filters = Object.keys(values).filter(
    (name) => !['sort', 'page', 'pageSize'].includes(name) && valuesOf(values, name).length > 0,
  );
  const seesNothing = useSeesNothing();
  if (freshness.state === 'catching-up') return <Skeleton label="The cluster is being read" />;
  if (seesNothing) return <NoNamespace />;
  if (total > 0) {
    return (
      <div className="rounded-lg border border-line bg-surface">
        <EmptyPanel
          why="plain"
          title="This page is past the last"
          actions={
            <ButtonLink size="small" href={pages.pods({ ...values, page: undefined })}>
              First page
            </ButtonLink>
          }
        >
          {counted(total, 'pod')} on the pages before it.
        </EmptyPanel>
      </div>
    );
  }
  if (filters.length === 0) {
    return (
      <div className="rounded-lg border border-line bg-surface">
        <EmptyPanel why="plain" title="There are no pods in the namespaces you may see">
          {freshness.sentence}
        </EmptyPanel>
      </div>
    );
  }
  return (
    <div className="rounded-lg border border-line bg-surface">
      <FilteredOut title="No pod passes all filters" values={values} filters={filters} hrefOf={pages.pods} />
    </div>
  );
}
