'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { DataTable } from '#components/common/data-table.tsx';
import { ExportMenu } from '#components/common/export-menu.tsx';
import { FilterPills } from '#components/common/filter-pills.tsx';
import { KubectlBar } from '#components/common/kubectl-bar.tsx';
import { PageHead } from '#components/common/page-head.tsx';
import { Pagination } from '#components/common/pagination.tsx';
import { QueryChip } from '#components/common/query-chip.tsx';
import { SearchField } from '#components/common/search-field.tsx';
import { valuesOf, withValue } from '#components/common/search-links.ts';
import { Skeleton } from '#components/common/skeleton.tsx';
import { wholeList } from '#components/common/whole-list.ts';
import type { AccountList, AccountRow } from '#lib/api/service-accounts.ts';
import { useLiveQuery } from '#lib/client/hooks/use-live-query.ts';
import { accountsQuery } from '#lib/client/queries/service-accounts.ts';
import { counted } from '#lib/domain/counted.ts';
import { kubectlLinkSecret } from '#lib/domain/kubectl.ts';
import { api, pages, type SearchValues } from '#lib/paths.ts';
import { accountColumns } from './account-columns.tsx';
import { AccountExpansion } from './account-expansion.tsx';
import { filterChips, statePills } from './account-filters.ts';
import type { PanelRequest, RowActions } from './account-page-types.ts';
import { accountsSentence } from './accounts-sentence.ts';
import { AccountsTop } from './accounts-top.tsx';
import { NoAccounts } from './no-accounts.tsx';
import { useAccountKeys } from './use-account-keys.ts';
import { useUnlink } from './use-unlink.tsx';

const shown = () => [];
const keyOf = ({ namespace, name }: AccountRow) => `${namespace}/${name}`;

/** Every service account with what it links, what its pods ask and one next step; linking happens in place. */
export function AccountsPage({ values }: { values: SearchValues }) {
  const router = useRouter();
  const { data, refetch } = useLiveQuery(accountsQuery(values), { shown });
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [panel, setPanel] = useState<PanelRequest | null>(null);
  const unlink = useUnlink();
  const actions: RowActions = {
    openPanel: (request) => {
      setChosen(new Set(request.accounts.map(keyOf)));
      setPanel(request);
    },
    unlink: (row, secrets, list) => void unlink(row, secrets, list),
  };
  const columns = accountColumns(values, actions);
  const chosenRows = (data?.items ?? []).filter((row) => chosen.has(keyOf(row)));
  useAccountKeys({ rows: data?.items ?? [], chosenRows, openPanel: actions.openPanel });
  if (data === undefined) return <Skeleton label="Loading service accounts" />;
  const choose = (next: ReadonlySet<string>) => {
    setChosen(next);
    setPanel(null);
  };
  const isStale = data.freshness.state === 'stale' || data.freshness.state === 'disconnected';
  return (
    <>
      <PageHead
        title="Service accounts"
        sub={accountsSentence(data)}
        actions={
          <ExportMenu
            heading={`${counted(data.total, 'account')} as filtered`}
            pathOf={(format) => api.serviceAccountExport(wholeList(values, format))}
          />
        }
      />
      <div className="grid grid-cols-1 gap-3">
        <div className="flex flex-wrap items-center gap-3">
          <FilterPills label="Accounts by state" pills={statePills(data, values)} />
          {filterChips(values).map((filter) => (
            <QueryChip key={filter.name} filter={filter} />
          ))}
          <SearchField
            className="ml-auto"
            label="Account or secret"
            value={valuesOf(values, 'q').join(',')}
            onSearch={(text) => router.replace(pages.serviceAccounts(withValue(values, 'q', text)))}
          />
        </div>
        {data.items.length === 0 ? (
          <NoAccounts values={values} freshness={data.freshness} />
        ) : (
          <DataTable
            label="Service accounts"
            rows={data.items}
            columns={columns}
            keyOf={keyOf}
            isStale={isStale}
            minWidth="66rem"
            selection={{ chosen, onChange: choose, nameOf: keyOf }}
            expansion={{
              open,
              onChange: setOpen,
              nameOf: (row) => `Lists and pods of ${row.name} in ${row.namespace}`,
              content: (row) => <AccountExpansion row={row} actions={actions} />,
            }}
            top={
              <AccountsTop
                freshness={data.freshness}
                chosen={chosenRows}
                panel={panel}
                onPanel={setPanel}
                onRetry={() => void refetch()}
              />
            }
            foot={<Foot data={data} values={values} />}
          />
        )}
      </div>
      <KubectlBar
        command={commandOf(data, chosenRows)}
        pageKeys={[
          { keys: ['l'], does: 'link' },
          { keys: ['u'], does: 'unlink' },
          { keys: ['x'], does: 'select' },
          { keys: ['e'], does: 'lists' },
        ]}
      />
    </>
  );
}

function Foot({ data, values }: { data: AccountList; values: SearchValues }) {
  const { page, pageSize, total } = data;
  return (
    <Pagination
      page={page}
      pageSize={pageSize}
      total={total}
      previousHref={page > 1 ? pages.serviceAccounts({ ...values, page: page - 1 }) : null}
      nextHref={page * pageSize < total ? pages.serviceAccounts({ ...values, page: page + 1 }) : null}
      note="What pods ask is compared with the list each pod carries, not only with the account’s."
    />
  );
}

/** What is chosen decides the line: linking by hand for one account, the list otherwise. */
function commandOf(data: AccountList, [only, ...others]: readonly AccountRow[]): string {
  if (only === undefined || others.length > 0) return data.kubectl;
  const names = only.imagePullSecrets.map(({ name }) => name);
  return kubectlLinkSecret(only.namespace, only.name, 'SECRET', names);
}
