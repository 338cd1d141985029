import type { Metadata } from 'next';
import { CoveragePage } from '#components/coverage/coverage-page.tsx';
import { Loaded } from '#components/frame/loaded.tsx';
import { coverageQuery as coverageInput } from '#lib/api/coverage.ts';
import { coverageQuery } from '#lib/client/queries/coverage.ts';
import { pages, searchValues } from '#lib/paths.ts';
import { getCoverage } from '#lib/server/coverage/get-coverage.ts';
import { loadPage, parseSearch } from '#lib/server/http/page.ts';

export const metadata: Metadata = { title: 'Coverage' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const search = await searchParams;
  const values = searchValues(search);
  const loaded = await loadPage(pages.coverage(values), (context) =>
    getCoverage(context, parseSearch(coverageInput, search)),
  );
  return (
    <Loaded
      title="Coverage"
      loaded={loaded}
      queryKey={coverageQuery(values).queryKey}
      resetHref={pages.coverage()}
    >
      <CoveragePage values={values} />
    </Loaded>
  );
}
