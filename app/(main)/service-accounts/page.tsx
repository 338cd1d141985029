import type { Metadata } from 'next';
import { Loaded } from '#components/frame/loaded.tsx';
import { AccountsPage } from '#components/service-accounts/accounts-page.tsx';
import { accountQuery } from '#lib/api/service-accounts.ts';
import { accountsQuery } from '#lib/client/queries/service-accounts.ts';
import { pages, searchValues } from '#lib/paths.ts';
import { loadPage, parseSearch } from '#lib/server/http/page.ts';
import { listServiceAccounts } from '#lib/server/service-accounts/list-service-accounts.ts';

export const metadata: Metadata = { title: 'Service accounts' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const search = await searchParams;
  const values = searchValues(search);
  const loaded = await loadPage(pages.serviceAccounts(values), (context) =>
    listServiceAccounts(context, parseSearch(accountQuery, search)),
  );
  return (
    <Loaded
      title="Service accounts"
      loaded={loaded}
      queryKey={accountsQuery(values).queryKey}
      resetHref={pages.serviceAccounts()}
    >
      <AccountsPage values={values} />
    </Loaded>
  );
}
