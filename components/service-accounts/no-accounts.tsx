import { EmptyPanel } from '#components/common/empty-panel.tsx';
import { valuesOf, withValue } from '#components/common/search-links.ts';
import { Skeleton } from '#components/common/skeleton.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { Freshness } from '#lib/api/common.ts';
import { pages, type SearchValues } from '#lib/paths.ts';

/** Why there are no rows: still reading, a filter that hides them, or nothing there. */
export function NoAccounts({ values, freshness }: { values: SearchValues; freshness: Freshness }) {
  const filters = Object.keys(values).filter(
    (name) => !['sort', 'page', 'pageSize'].includes(name) && valuesOf(values, name).length > 0,
  );
  if (freshness.state === 'catching-up') return <Skeleton label="The cluster is being read" />;
  return (
    <div className="rounded-lg border border-line bg-surface">
      {filters.length === 0 ? (
        <EmptyPanel why="plain" title="There are no service accounts that you may see">
          {freshness.sentence} Status shows what you may list and where.
        </EmptyPanel>
      ) : (
        <EmptyPanel
          why="filtered"
          title="No account passes all filters"
          actions={
            <>
              {filters.map((name) => (
                <ButtonLink
                  key={name}
                  size="small"
                  href={pages.serviceAccounts(withValue(values, name, undefined))}
                >
                  Without {name}
                </ButtonLink>
              ))}
              <ButtonLink size="small" href={pages.serviceAccounts()}>
                Without any
              </ButtonLink>
            </>
          }
        >
          Drop one to see more.
        </EmptyPanel>
      )}
    </div>
  );
}
