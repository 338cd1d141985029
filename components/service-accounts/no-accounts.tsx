import { EmptyPanel } from '#components/common/empty-panel.tsx';
import { FilteredOut } from '#components/common/filtered-out.tsx';
import { NoNamespace } from '#components/common/no-namespace.tsx';
import { valuesOf } from '#components/common/search-links.ts';
import { Skeleton } from '#components/common/skeleton.tsx';
import { useSeesNothing } from '#components/common/use-sees-nothing.ts';
import type { Freshness } from '#lib/api/common.ts';
import { pages, type SearchValues } from '#lib/paths.ts';

/** Why there are no rows: still reading, a filter that hides them, or nothing there. */
export function NoAccounts({ values, freshness }: { values: SearchValues; freshness: Freshness }) {
  const filters = Object.keys(values).filter(
    (name) => !['sort', 'page', 'pageSize'].includes(name) && valuesOf(values, name).length > 0,
  );
  const seesNothing = useSeesNothing();
  if (freshness.state === 'catching-up') return <Skeleton label="The cluster is being read" />;
  if (seesNothing) return <NoNamespace />;
  return (
    <div className="rounded-lg border border-line bg-surface">
      {filters.length === 0 ? (
        <EmptyPanel why="plain" title="There are no service accounts that you may see">
          Status shows what you may list and where.
        </EmptyPanel>
      ) : (
        <FilteredOut
          title="No account passes all filters"
          values={values}
          filters={filters}
          hrefOf={pages.serviceAccounts}
        />
      )}
    </div>
  );
}
