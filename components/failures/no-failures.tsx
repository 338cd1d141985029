import { EmptyPanel } from '#components/common/empty-panel.tsx';
import { FilteredOut } from '#components/common/filtered-out.tsx';
import { Skeleton } from '#components/common/skeleton.tsx';
import { valuesOf } from '#components/common/search-links.ts';
import { failureFilterNames } from '#lib/api/failure-filters.ts';
import type { Freshness } from '#lib/api/common.ts';
import { pages, type SearchValues } from '#lib/paths.ts';

/** Why there are no groups: still reading, a filter that hides them, or nothing fails, which is good. */
export function NoFailures({ values, freshness }: { values: SearchValues; freshness: Freshness }) {
  if (freshness.state === 'catching-up') return <Skeleton label="The cluster is being read" />;
  const filters = failureFilterNames.filter((name) => valuesOf(values, name).length > 0);
  if (filters.length === 0) {
    return (
      <EmptyPanel why="good" title="Every image you can see was pulled">
        Nothing fails now. What fails next is here within a second.
      </EmptyPanel>
    );
  }
  return (
    <FilteredOut
      title="No failure passes all filters"
      values={values}
      filters={filters}
      hrefOf={pages.failures}
    />
  );
}
