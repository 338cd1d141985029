import type { Metadata } from 'next';
import { Loaded } from '#components/frame/loaded.tsx';
import { StatusPage } from '#components/status/status-page.tsx';
import { statusQuery } from '#lib/client/queries/cluster.ts';
import { pages } from '#lib/paths.ts';
import { getStatus } from '#lib/server/cluster-view/get-status.ts';
import { loadPage } from '#lib/server/http/page.ts';

export const metadata: Metadata = { title: 'Status' };

export default async function Page() {
  const loaded = await loadPage(pages.status(), getStatus);
  return (
    <Loaded title="Status" loaded={loaded} queryKey={statusQuery().queryKey} resetHref={pages.status()}>
      <StatusPage />
    </Loaded>
  );
}
