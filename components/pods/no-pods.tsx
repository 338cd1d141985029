'use client';
import { EmptyPanel } from '#components/common/empty-panel.tsx';
import { FilteredOut } from '#components/common/filtered-out.tsx';
import { NoNamespace } from '#components/common/no-namespace.tsx';
import { valuesOf } from '#components/common/search-links.ts';
import { Skeleton } from '#components/common/skeleton.tsx';
import { useSeesNothing } from '#components/common/use-sees-nothing.ts';
import type { Freshness } from '#lib/api/common.ts';
import { pages, type SearchValues } from '#lib/paths.ts';

/** Why there are no rows: still reading, no namespace one may see, a filter that hides them, or nothing there. */
export function NoPods({ values, freshness }: { values: SearchValues; freshness: Freshness }) {
  const filters = Object.keys(values).filter(
    (name) => !['sort', 'page', 'pageSize'].includes(name) && valuesOf(values, name).length > 0,
  );
  const seesNothing = useSeesNothing();
  if (freshness.state === 'catching-up') return <Skeleton label="The cluster is being read" />;
  if (seesNothing) return <NoNamespace />;
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
