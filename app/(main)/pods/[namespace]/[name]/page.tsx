import type { Metadata } from 'next';
import { Loaded } from '#components/frame/loaded.tsx';
import { PodPage } from '#components/pods/pod-page.tsx';
import { podParams } from '#lib/api/names.ts';
import { podQuery } from '#lib/client/queries/pods.ts';
import { pages } from '#lib/paths.ts';
import { loadPage, parseSearch } from '#lib/server/http/page.ts';
import { getPod } from '#lib/server/pods/get-pod.ts';

type Props = { params: Promise<{ namespace: string; name: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).name).slice(0, 100) };
}

export default async function Page({ params }: Props) {
  const { namespace, name } = await params;
  const given = { namespace: decodeURIComponent(namespace), name: decodeURIComponent(name) };
  const loaded = await loadPage(pages.pod(given.namespace, given.name), (context) =>
    getPod(context, parseSearch(podParams, given)),
  );
  return (
    <Loaded
      title={given.name}
      loaded={loaded}
      queryKey={podQuery(given.namespace, given.name).queryKey}
      resetHref={pages.pods()}
    >
      <PodPage namespace={given.namespace} name={given.name} />
    </Loaded>
  );
}
