import type { Metadata } from 'next';
import { Loaded } from '#components/frame/loaded.tsx';
import { PodsPage } from '#components/pods/pods-page.tsx';
import { podQuery } from '#lib/api/pods.ts';
import { podsQuery } from '#lib/client/queries/pods.ts';
import { pages, searchValues } from '#lib/paths.ts';
import { loadPage, parseSearch } from '#lib/server/http/page.ts';
import { listPods } from '#lib/server/pods/list-pods.ts';

export const metadata: Metadata = { title: 'Pods' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const search = await searchParams;
  const values = searchValues(search);
  const loaded = await loadPage(pages.pods(values), (context) =>
    listPods(context, parseSearch(podQuery, search)),
  );
  return (
    <Loaded title="Pods" loaded={loaded} queryKey={podsQuery(values).queryKey} resetHref={pages.pods()}>
      <PodsPage values={values} />
    </Loaded>
  );
}
