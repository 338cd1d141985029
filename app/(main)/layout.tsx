import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Frame } from '#components/frame/frame.tsx';
import { LiveProvider } from '#lib/client/hooks/live-provider.tsx';
import { namespacesQuery, sessionQuery } from '#lib/client/queries/cluster.ts';
import { listNamespaces } from '#lib/server/cluster-view/list-namespaces.ts';
import { loadPage, shownPath } from '#lib/server/http/page.ts';
import { describeSession } from '#lib/server/session/session-verbs.ts';

/** The frame of every page but sign-in: who, where, how fresh, and the navigation. */
export default async function MainLayout({ children }: { children: ReactNode }) {
  const loaded = await loadPage(await shownPath(), async (context) => ({
    session: describeSession(context.pullport, context.identity),
    namespaces: await listNamespaces(context, {}),
  }));
  const client = new QueryClient();
  if (loaded.is === 'data') {
    client.setQueryData(sessionQuery().queryKey, loaded.data.session);
    client.setQueryData(namespacesQuery().queryKey, loaded.data.namespaces);
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <LiveProvider>
        <Frame>{children}</Frame>
      </LiveProvider>
    </HydrationBoundary>
  );
}
