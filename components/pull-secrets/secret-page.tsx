'use client';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { lazy, Suspense, useState } from 'react';
import { KubectlBar } from '#components/common/kubectl-bar.tsx';
import { Skeleton } from '#components/common/skeleton.tsx';
import { useKeys } from '#components/common/use-keys.ts';
import { Tabs } from '#components/ui/tabs.tsx';
import { useLiveQuery } from '#lib/client/hooks/use-live-query.ts';
import { pullSecretQuery } from '#lib/client/queries/pull-secrets.ts';
import { EntriesTab } from './entries-tab.tsx';
import { SecretFacts } from './secret-facts.tsx';
import { SecretHead } from './secret-head.tsx';

const RotateTab = lazy(async () => ({ default: (await import('./rotate-tab.tsx')).RotateTab }));
const WatchTab = lazy(async () => ({ default: (await import('./watch-tab.tsx')).WatchTab }));
const WatchHead = lazy(async () => ({ default: (await import('./watch-head.tsx')).WatchHead }));
const TextsTab = lazy(async () => ({ default: (await import('./texts-tab.tsx')).TextsTab }));
const DeleteDialog = lazy(async () => ({ default: (await import('./delete-dialog.tsx')).DeleteDialog }));

const tabs = ['entries', 'rotate', 'yaml', 'watch'] as const;
const shown = () => [];

/** One pull secret and its equals: what is in it, who uses it, and everything that can be done with it. */
export function SecretPage({ namespace, name }: { namespace: string; name: string }) {
  const [isLeaving, setLeaving] = useState(false);
  const query = { ...pullSecretQuery(namespace, name), enabled: !isLeaving };
  const { data, refetch } = useLiveQuery(query, { shown });
  const [{ tab, since, do: doing }, setView] = useQueryStates(
    {
      tab: parseAsStringLiteral(tabs).withDefault('entries'),
      since: parseAsString,
      do: parseAsStringLiteral(['delete']),
    },
    { history: 'push' },
  );
  const watchSince = (at: string) => void setView({ tab: 'watch', since: at });
  const rotate = () => void setView({ tab: 'rotate' });
  useKeys({ r: rotate });
  if (data === undefined) return <Skeleton label="Loading the pull secret" />;
  const isWatching = tab === 'watch' && since !== null && !Number.isNaN(Date.parse(since));
  const head = <SecretHead detail={data} onRotate={rotate} onDelete={() => void setView({ do: 'delete' })} />;
  const watch = { value: 'watch' as const, label: 'Watch' };
  return (
    <>
      {isWatching ? (
        <Suspense fallback={head}>
          <WatchHead detail={data} since={since} />
        </Suspense>
      ) : (
        head
      )}
      <SecretFacts detail={data} />
      <Tabs
        label="Views of this pull secret"
        value={tab === 'watch' && since === null ? 'entries' : tab}
        onChoose={(chosen) => void setView({ tab: chosen })}
        tabs={[
          {
            value: 'entries',
            label: 'Entries and use',
            content: <EntriesTab detail={data} onWritten={() => void refetch()} onWatch={watchSince} />,
          },
          {
            value: 'rotate',
            label: 'Rotate everywhere',
            content: (
              <Suspense fallback={<Skeleton label="Loading the rotation" rows={4} />}>
                <RotateTab detail={data} onWritten={() => void refetch()} onWatch={watchSince} />
              </Suspense>
            ),
          },
          {
            value: 'yaml',
            label: 'YAML and kubectl',
            content: (
              <Suspense>
                <TextsTab detail={data} />
              </Suspense>
            ),
          },
          ...(since === null
            ? []
            : [
                {
                  ...watch,
                  content: (
                    <Suspense fallback={<Skeleton label="Loading what pulls" rows={4} />}>
                      <WatchTab detail={data} since={since} />
                    </Suspense>
                  ),
                },
              ]),
        ]}
      />
      {doing === 'delete' && (
        <Suspense>
          <DeleteDialog detail={data} onLeaving={setLeaving} onClose={() => void setView({ do: null })} />
        </Suspense>
      )}
      <KubectlBar
        command={data.kubectl}
        pageKeys={[
          { keys: ['r'], does: 'rotate' },
          { keys: ['y'], does: 'copy command' },
        ]}
      />
    </>
  );
}
