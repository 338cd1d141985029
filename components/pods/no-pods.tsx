'use client';
import { useQuery } from '@tanstack/react-query';
import { EmptyPanel } from '#components/common/empty-panel.tsx';
import { NoNamespace } from '#components/common/no-namespace.tsx';
import { valuesOf, withValue } from '#components/common/search-links.ts';
import { Skeleton } from '#components/common/skeleton.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { Freshness } from '#lib/api/common.ts';
import { namespacesQuery } from '#lib/client/queries/cluster.ts';
import { pages, type SearchValues } from '#lib/paths.ts';

/** Why there are no rows: still reading, no namespace one may see, a filter that hides them, or nothing there. */
export function NoPods({ values, freshness }: { values: SearchValues; freshness: Freshness }) {
  const filters = Object.keys(values).filter(
    (name) => !['sort', 'page', 'pageSize'].includes(name) && valuesOf(values, name).length > 0,
  );
  const { data: namespaces } = useQuery(namespacesQuery());
  const seesNoNamespace = namespaces !== undefined && namespaces.items.length === 0;
  if (freshness.state === 'catching-up') return <Skeleton label="The cluster is being read" />;
  if (seesNoNamespace) return <NoNamespace />;
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
      <EmptyPanel
        why="filtered"
        title="No pod passes all filters"
        actions={
          <>
            {filters.map((name) => (
              <ButtonLink key={name} size="small" href={pages.pods(withValue(values, name, undefined))}>
                Without {name}
              </ButtonLink>
            ))}
            <ButtonLink size="small" href={pages.pods()}>
              Without any
            </ButtonLink>
          </>
        }
      >
        Drop one to see more.
      </EmptyPanel>
    </div>
  );
}
