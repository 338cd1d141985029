import { EmptyPanel } from '#components/common/empty-panel.tsx';
import { FilteredOut } from '#components/common/filtered-out.tsx';
import { valuesOf } from '#components/common/search-links.ts';
import { Skeleton } from '#components/common/skeleton.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { PullSecretList } from '#lib/api/pull-secrets.ts';
import { pages, type SearchValues } from '#lib/paths.ts';

const filters = ['q', 'health', 'registry', 'type', 'namespace'];

/** Why there are no rows: still reading, hidden by a filter, or none there. */
export function NoSecrets({ values, data }: { values: SearchValues; data: PullSecretList }) {
  const set = filters.filter((name) => valuesOf(values, name).length > 0);
  if (data.pending) return <Skeleton label="Secrets are being read" />;
  return (
    <div className="rounded-lg border border-line bg-surface">
      {set.length > 0 ? (
        <FilteredOut
          title="No pull secret passes all filters"
          values={values}
          filters={set}
          hrefOf={pages.pullSecrets}
        />
      ) : (
        <EmptyPanel
          why="plain"
          title="There is no pull secret in the namespaces you may read"
          actions={
            <ButtonLink kind="primary" href={pages.newPullSecret()}>
              New pull secret
            </ButtonLink>
          }
        >
          Images that need none are pulled without one. Coverage shows where one is missing.
        </EmptyPanel>
      )}
    </div>
  );
}
