import type { Metadata } from 'next';
import { FailurePage } from '#components/failures/failure-page.tsx';
import { Loaded } from '#components/frame/loaded.tsx';
import { containerParams } from '#lib/api/names.ts';
import { explanationQuery } from '#lib/client/queries/failures.ts';
import { pages } from '#lib/paths.ts';
import { loadPage, parseSearch } from '#lib/server/http/page.ts';
import { explainPull } from '#lib/server/pulls/explain-pull.ts';

type Place = { namespace: string; pod: string; container: string };
type Props = { params: Promise<Place> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { pod, container } = await params;
  return { title: `${container} in ${pod}` };
}

export default async function Page({ params }: Props) {
  const { namespace, pod, container } = await params;
  const loaded = await loadPage(pages.failure(namespace, pod, container), (context) =>
    explainPull(context, parseSearch(containerParams, { namespace, name: pod, container })),
  );
  return (
    <Loaded
      title={`${container} in ${pod}`}
      loaded={loaded}
      queryKey={explanationQuery(namespace, pod, container).queryKey}
      resetHref={pages.failures()}
    >
      <FailurePage
        key={`${namespace} ${pod} ${container}`}
        namespace={namespace}
        pod={pod}
        container={container}
      />
    </Loaded>
  );
}
