import { useQuery } from '@tanstack/react-query';
import { EmptyPanel } from '#components/common/empty-panel.tsx';
import { FilteredOut } from '#components/common/filtered-out.tsx';
import { ForbiddenPanel } from '#components/common/forbidden-panel.tsx';
import { NoNamespace } from '#components/common/no-namespace.tsx';
import { valuesOf } from '#components/common/search-links.ts';
import { Skeleton } from '#components/common/skeleton.tsx';
import { useSeesNothing } from '#components/common/use-sees-nothing.ts';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { PullSecretList } from '#lib/api/pull-secrets.ts';
import { useSession } from '#lib/client/hooks/use-session.ts';
import { namespacesQuery } from '#lib/client/queries/cluster.ts';
import { pages, type SearchValues } from '#lib/paths.ts';

const filters = ['q', 'health', 'registry', 'type', 'namespace'];

/** Why there are no rows: still reading, nothing one may read, hidden by a filter, or none there. */
export function NoSecrets({ values, data }: { values: SearchValues; data: PullSecretList }) {
  const set = filters.filter((name) => valuesOf(values, name).length > 0);
  const visible = useQuery(namespacesQuery()).data?.items.length ?? 0;
  const seesNothing = useSeesNothing();
  if (data.pending) return <Skeleton label="Secrets are being read" />;
  if (seesNothing) return <NoNamespace />;
  return (
    <div className="rounded-lg border border-line bg-surface">
      {data.refused.length > 0 && data.refused.length === visible ? (
        <NoneReadable refused={data.refused} />
      ) : set.length > 0 ? (
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

/** An empty list would look as if there were none. */
function NoneReadable({ refused: [first, ...more] }: { refused: readonly string[] }) {
  const { session } = useSession();
  const namespace = first === undefined || more.length > 0 ? null : first;
  return (
    <ForbiddenPanel
      scope={{ verb: 'list', resource: 'secrets', namespace }}
      askedAs={session?.user?.name ?? 'you'}
      works={[
        'Failures and coverage tell what pods and their messages show',
        'Service accounts show which names they link',
      ]}
      actions={
        <ButtonLink size="small" href={pages.coverage()}>
          Coverage
        </ButtonLink>
      }
    />
  );
}
