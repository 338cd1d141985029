import type { Metadata } from 'next';
import { Loaded } from '#components/frame/loaded.tsx';
import { SecretsPage } from '#components/pull-secrets/secrets-page.tsx';
import { pullSecretQuery } from '#lib/api/pull-secrets.ts';
import { pullSecretsQuery } from '#lib/client/queries/pull-secrets.ts';
import { pages, searchValues } from '#lib/paths.ts';
import { loadPage, parseSearch } from '#lib/server/http/page.ts';
import { listPullSecrets } from '#lib/server/pull-secrets/list-pull-secrets.ts';

export const metadata: Metadata = { title: 'Pull secrets' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const search = await searchParams;
  const values = searchValues(search);
  const loaded = await loadPage(pages.pullSecrets(values), (context) =>
    listPullSecrets(context, parseSearch(pullSecretQuery, search)),
  );
  return (
    <Loaded
      title="Pull secrets"
      loaded={loaded}
      queryKey={pullSecretsQuery(values).queryKey}
      resetHref={pages.pullSecrets()}
    >
      <SecretsPage values={values} />
    </Loaded>
  );
}
