'use client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { AppFrame } from '#components/common/app-frame.tsx';
import { Freshness } from '#components/common/freshness.tsx';
import { RestartHost } from '#components/common/restart/restart-button.tsx';
import { ScopePicker } from '#components/common/scope-picker.tsx';
import { WhoMenu } from '#components/common/who-menu.tsx';
import type { Freshness as FreshnessFacts } from '#lib/api/common.ts';
import type { Session } from '#lib/api/session.ts';
import { useLiveStream } from '#lib/client/hooks/live-provider.tsx';
import { useScope } from '#lib/client/hooks/use-scope.ts';
import { useSession } from '#lib/client/hooks/use-session.ts';
import { namespacesQuery } from '#lib/client/queries/cluster.ts';
import { pages } from '#lib/paths.ts';
import { navGroups } from './nav-groups.ts';
import { usePalette } from './use-palette.ts';

/** What stands around every page, filled with who, where and how fresh. */
export function Frame({ children }: { children: ReactNode }) {
  const { session, switchPerson, signOut } = useSession();
  const { data: namespaces } = useQuery(namespacesQuery());
  const [scope, setScope] = useScope();
  const fresh = useFreshness();
  const palette = usePalette(scope);
  const items = namespaces?.items ?? [];
  return (
    <AppFrame
      cluster={{
        name: session?.cluster.name ?? 'cluster',
        version: session?.cluster.version === '' ? null : (session?.cluster.version ?? null),
        origin: session?.cluster.why ?? '',
      }}
      homeHref={pages.overview()}
      palette={palette.groups}
      onPaletteQuery={palette.onQuery}
      nav={navGroups(
        namespaces === undefined
          ? null
          : {
              failing: items.reduce((sum, { failing }) => sum + failing, 0),
              pods: items.reduce((sum, { pods }) => sum + pods, 0),
            },
        scope,
      )}
      freshness={
        fresh.freshness !== null && <Freshness freshness={fresh.freshness} changedAt={fresh.changedAt} />
      }
      scope={
        <ScopePicker
          namespaces={items.map(({ name, failing }) => ({
            name,
            ...(failing > 0 && { detail: `${failing} fail` }),
          }))}
          chosen={scope}
          onChange={(chosen) => void setScope(chosen.length === 0 ? null : chosen)}
        />
      }
      who={
        session?.user != null && (
          <WhoMenu
            name={session.user.name}
            detail={signedInBy(session)}
            persons={session.people.map(({ name, displayName, description }) => ({
              id: name,
              name: displayName,
              detail: description,
            }))}
            currentPerson={session.user.name}
            onSwitch={(person) => switchPerson.mutate(person)}
            onSignOut={session.canSignOut ? () => signOut.mutate() : null}
          />
        )
      }
    >
      <RestartHost>{children}</RestartHost>
    </AppFrame>
  );
}

function signedInBy({ method, cluster }: Session): string {
  if (method === 'kubeconfig') return `kubeconfig context ${cluster.name}`;
  return method === 'demo' ? 'demo cluster' : 'signed in by token';
}

/** How fresh the cluster's picture is, as the event stream says it, and when something visible last changed. */
function useFreshness() {
  const stream = useLiveStream();
  const [freshness, setFreshness] = useState<FreshnessFacts | null>(null);
  const [changedAt, setChangedAt] = useState<string | null>(null);
  useEffect(
    () =>
      stream?.onEvent((event) => {
        if (event.type === 'hello' || event.type === 'freshness') setFreshness(event.freshness);
        // Once a second is as fine as the age beside it is shown.
        if (event.type === 'pods') setChangedAt(`${new Date().toISOString().slice(0, 19)}Z`);
        if (event.type === 'signed-out') window.location.reload();
      }),
    [stream],
  );
  useEffect(
    () =>
      stream?.onState((state) => {
        if (state !== 'open') setFreshness(disconnected(state));
      }),
    [stream],
  );
  return { freshness, changedAt };
}

function disconnected(state: 'connecting' | 'away'): FreshnessFacts {
  return {
    state: 'disconnected',
    // Whether it is Pullport or the cluster behind it that is away is not known here; pages say what they were told.
    sentence:
      state === 'connecting'
        ? 'The live connection is interrupted; connecting again.'
        : 'There is no live connection.',
    since: new Date().toISOString(),
    nextTry: null,
  };
}
