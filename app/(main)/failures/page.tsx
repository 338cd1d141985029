import type { Metadata } from 'next';
import { FailuresPage } from '#components/failures/failures-page.tsx';
import { Loaded } from '#components/frame/loaded.tsx';
import { failureQuery } from '#lib/api/failures.ts';
import { failuresQuery } from '#lib/client/queries/failures.ts';
import { pages, searchValues } from '#lib/paths.ts';
import { listFailures } from '#lib/server/failures/list-failures.ts';
import { loadPage, parseSearch } from '#lib/server/http/page.ts';

export const metadata: Metadata = { title: 'Failures' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const search = await searchParams;
  const values = searchValues(search);
  const loaded = await loadPage(pages.failures(values), (context) =>
    listFailures(context, parseSearch(failureQuery, search)),
  );
  return (
    <Loaded
      title="Failures"
      loaded={loaded}
      queryKey={failuresQuery(values).queryKey}
      resetHref={pages.failures()}
    >
      <FailuresPage values={values} />
    </Loaded>
  );
}
