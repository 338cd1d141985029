import { EmptyPanel } from '#components/common/empty-panel.tsx';
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
        <EmptyPanel
          why="filtered"
          title="No pull secret passes all filters"
          actions={
            <>
              {set.map((name) => (
                <ButtonLink
                  key={name}
                  size="small"
                  href={pages.pullSecrets({ ...values, [name]: undefined, page: undefined })}
                >
                  Without {name === 'q' ? 'search' : name}
                </ButtonLink>
              ))}
            </>
          }
        >
          Drop one to see more.
        </EmptyPanel>
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
