import type { Metadata } from 'next';
import type { Grouping } from '#components/overview/overview-sentence.ts';
import { OverviewPage } from '#components/overview/overview-page.tsx';
import { Loaded } from '#components/frame/loaded.tsx';
import { overviewQuery as overviewSchema } from '#lib/api/overview.ts';
import { overviewQuery } from '#lib/client/queries/cluster.ts';
import { pages, searchValues } from '#lib/paths.ts';
import { loadPage, parseSearch } from '#lib/server/http/page.ts';
import { getOverview } from '#lib/server/overview/get-overview.ts';

export const metadata: Metadata = { title: 'Overview' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const { groupBy, ...rest } = await searchParams;
  const grouping = groupingOf(groupBy);
  // What is no grouping is left in, so that the page says so.
  const search = grouping === null ? { ...rest, groupBy } : rest;
  const values = searchValues(search);
  const loaded = await loadPage(pages.overview(values), (context) =>
    getOverview(context, parseSearch(overviewSchema, search)),
  );
  return (
    <Loaded
      title="Overview"
      loaded={loaded}
      queryKey={overviewQuery(values).queryKey}
      resetHref={pages.overview()}
    >
      <OverviewPage values={values} grouping={grouping ?? 'root'} />
    </Loaded>
  );
}

function groupingOf(given: string | string[] | undefined): Grouping | null {
  if (given === undefined) return 'root';
  return given === 'root' || given === 'namespace' || given === 'cause' ? given : null;
}
