'use client';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { DataTable } from '#components/common/data-table.tsx';
import { ExportMenu } from '#components/common/export-menu.tsx';
import { FacetsButton } from '#components/common/facets-button.tsx';
import { FilterPills } from '#components/common/filter-pills.tsx';
import { KubectlBar } from '#components/common/kubectl-bar.tsx';
import { PageHead } from '#components/common/page-head.tsx';
import { Pagination } from '#components/common/pagination.tsx';
import { toggledValue, valuesOf, withValue } from '#components/common/search-links.ts';
import { QueryChip } from '#components/common/query-chip.tsx';
import { Skeleton } from '#components/common/skeleton.tsx';
import { StaleBar } from '#components/common/stale-bar.tsx';
import { wholeList } from '#components/common/whole-list.ts';
import { useKeys } from '#components/common/use-keys.ts';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import type { CredentialRow } from '#lib/api/pull-secrets.ts';
import { useLiveQuery } from '#lib/client/hooks/use-live-query.ts';
import { pullSecretsQuery } from '#lib/client/queries/pull-secrets.ts';
import { counted } from '#lib/domain/counted.ts';
import { api, pages, type SearchValues } from '#lib/paths.ts';
import { healthPills } from './health-pills.ts';
import { NoSecrets } from './no-secrets.tsx';
import { RefusedNamespaces } from './refused-namespaces.tsx';
import { secretColumns } from './secret-columns.tsx';
import { secretChips, secretFacets } from './secret-filters.ts';
import { SecretExpansion } from './secret-expansion.tsx';
import { createMissing, pageOf } from './secret-links.ts';
import { secretsSentence } from './secrets-sentence.ts';
import { SecretsSearch } from './secrets-search.tsx';
import { SelectionActions } from './selection-actions.tsx';

const shown = () => [];
const keyOf = ({ id }: CredentialRow) => id;
const nameOf = ({ names }: CredentialRow) => names.join(', ');

/** Every pull secret one may read; equal ones in many namespaces are one row that opens. */
export function SecretsPage({ values }: { values: SearchValues }) {
  const router = useRouter();
  const { data, refetch } = useLiveQuery(pullSecretsQuery(values), { shown });
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const columns = useMemo(() => secretColumns(values), [values]);
  useKeys({ n: () => router.push(pages.newPullSecret()) });
  if (data === undefined) return <Skeleton label="Loading pull secrets" />;
  const groupBy = valuesOf(values, 'groupBy')[0] === 'secret' ? 'secret' : 'credential';
  const picked = data.items.filter(({ id }) => chosen.has(id));
  const { state, since, sentence, nextTry } = data.freshness;
  const isStale = state === 'stale' || state === 'disconnected';
  const go = (next: SearchValues) => router.push(pages.pullSecrets(next));
  const turn = (page: number) => pages.pullSecrets({ ...values, page });
  return (
    <>
      <PageHead
        title="Pull secrets"
        sub={secretsSentence(data, groupBy)}
        actions={
          <>
            <Segmented
              label="Rows"
              value={groupBy}
              options={[
                {
                  value: 'credential',
                  label: 'By credential',
                  href: pages.pullSecrets(withValue(values, 'groupBy', undefined)),
                },
                {
                  value: 'secret',
                  label: 'By secret',
                  href: pages.pullSecrets(withValue(values, 'groupBy', 'secret')),
                },
              ]}
            />
            <ExportMenu
              heading={`${counted(data.total, groupBy)} as filtered`}
              pathOf={(format) => api.pullSecretExport(wholeList(values, format))}
            />
            <ButtonLink kind="primary" href={pages.newPullSecret({ namespace: values['namespace'] })}>
              <Plus aria-hidden="true" strokeWidth={1.75} />
              New pull secret
            </ButtonLink>
          </>
        }
      />
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <FilterPills label="Health" pills={healthPills(data.facets, values)} />
        <FacetsButton
          where="everywhere"
          facets={secretFacets(data.facets, values)}
          onToggle={(name, value, isOn) => go(toggledValue(values, name, value, isOn))}
          onClear={(name) => go(withValue(values, name, undefined))}
        />
        {secretChips(values).map((filter) => (
          <QueryChip key={filter.name} filter={filter} />
        ))}
        <SecretsSearch
          initial={valuesOf(values, 'q').join(',')}
          onSearch={(text) => router.push(pages.pullSecrets(withValue(values, 'q', text)))}
        />
      </div>
      {data.items.length === 0 ? (
        <NoSecrets values={values} data={data} />
      ) : (
        <DataTable
          label="Pull secrets"
          rows={data.items}
          columns={columns}
          keyOf={keyOf}
          minWidth="72rem"
          isStale={isStale}
          selection={{ chosen, onChange: setChosen, nameOf }}
          expansion={{
            open,
            onChange: setOpen,
            nameOf: (row) => `Where ${nameOf(row)} is kept`,
            content: (row) => <SecretExpansion row={row} />,
          }}
          onOpen={(row) => router.push(pageOf(row) ?? createMissing(row))}
          top={
            picked.length > 0 ? (
              <SelectionActions rows={picked} />
            ) : isStale && since !== null ? (
              <StaleBar since={since} sentence={sentence} nextTry={nextTry} onRetry={() => void refetch()} />
            ) : undefined
          }
          foot={
            <Pagination
              page={data.page}
              pageSize={data.pageSize}
              total={data.total}
              previousHref={data.page > 1 ? turn(data.page - 1) : null}
              nextHref={data.page * data.pageSize < data.total ? turn(data.page + 1) : null}
              note="Two secrets are one credential when registry, user and password agree; compared on the server."
            />
          }
        />
      )}
      <RefusedNamespaces names={data.refused} isPending={data.pending} />
      <KubectlBar
        command={data.kubectl}
        pageKeys={[
          { keys: ['n'], does: 'new' },
          { keys: ['x'], does: 'select' },
          { keys: ['↵'], does: 'open' },
        ]}
      />
    </>
  );
}
