import { loadPage } from '#lib/server/http/page.ts';
import { getStatus } from '#lib/server/cluster-view/get-status.ts';
import { pages } from '#lib/paths.ts';

export default async function StatusPage() {
  const loaded = await loadPage(pages.status(), getStatus);
  return <pre>{JSON.stringify(loaded, null, 1)}</pre>;
}
