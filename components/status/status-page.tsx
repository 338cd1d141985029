'use client';
import { RefreshCw } from 'lucide-react';
import { KubectlBar } from '#components/common/kubectl-bar.tsx';
import { PageHead } from '#components/common/page-head.tsx';
import { Skeleton } from '#components/common/skeleton.tsx';
import { Button } from '#components/ui/button.tsx';
import type { StreamEvent } from '#lib/api/events.ts';
import type { Status } from '#lib/api/status.ts';
import { useLiveQuery } from '#lib/client/hooks/use-live-query.ts';
import { useLookAgain } from '#lib/client/hooks/use-look-again.ts';
import { statusQuery } from '#lib/client/queries/cluster.ts';
import { ClusterPanel } from './cluster-panel.tsx';
import { statusSentence } from './status-sentence.ts';
import { UnseenPanel } from './unseen-panel.tsx';
import { WatchesTable } from './watches-table.tsx';
import { YouPanel } from './you-panel.tsx';

const noRows = (): readonly string[] => [];
const saysHowFresh = ({ type }: StreamEvent) => type === 'hello' || type === 'freshness';

/** Which cluster, as whom, how fresh, and what may be seen and done. */
export function StatusPage() {
  const { data } = useLiveQuery(statusQuery(), { shown: noRows, concerns: saysHowFresh });
  const lookAgain = useLookAgain();
  if (data === undefined) return <Skeleton label="Loading the status" />;
  return (
    <>
      <PageHead
        title={statusSentence(data)}
        sub={<Sub status={data} />}
        actions={
          <Button busy={lookAgain.isPending} onClick={() => lookAgain.mutate()}>
            <RefreshCw aria-hidden="true" strokeWidth={1.75} />
            Look again
          </Button>
        }
      />
      {lookAgain.isError && (
        <p role="alert" className="mb-3 text-fail-text">
          {lookAgain.error.message}
        </p>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)_26rem] items-start gap-4 max-rail:grid-cols-1">
        <div className="grid min-w-0 gap-4">
          <WatchesTable watches={data.watches} />
          <UnseenPanel application={data.application} watches={data.watches} />
        </div>
        <div className="grid min-w-0 gap-4">
          <ClusterPanel cluster={data.cluster} process={data.process} />
          <YouPanel you={data.you} />
        </div>
      </div>
      <KubectlBar command={data.kubectl} pageKeys={[{ keys: ['g', 'o'], does: 'overview' }]} />
    </>
  );
}

function Sub({ status: { cluster } }: { status: Status }) {
  return (
    <>
      {cluster.sentence} What you may do is remembered for up to 5 minutes; look again after your rights
      changed.
    </>
  );
}
