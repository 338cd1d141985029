'use client';
import { ExportMenu } from '#components/common/export-menu.tsx';
import { KubectlBar } from '#components/common/kubectl-bar.tsx';
import { NoNamespace } from '#components/common/no-namespace.tsx';
import { PageHead } from '#components/common/page-head.tsx';
import { Skeleton } from '#components/common/skeleton.tsx';
import { wholeList } from '#components/common/whole-list.ts';
import type { Overview } from '#lib/api/overview.ts';
import { useLiveQuery } from '#lib/client/hooks/use-live-query.ts';
import { overviewQuery } from '#lib/client/queries/cluster.ts';
import { failuresQuery } from '#lib/client/queries/failures.ts';
import { counted } from '#lib/domain/counted.ts';
import { api, type SearchValues } from '#lib/paths.ts';
import { KeyLine } from './key-line.tsx';
import { overviewSentence, reachSentence, type Grouping } from './overview-sentence.ts';
import { RootCauses } from './root-causes.tsx';
import { BlockedWorkloads } from './blocked-workloads.tsx';
import { ImagesByRegistry } from './images-by-registry.tsx';
import { PolicyRisks } from './policy-risks.tsx';
import { SlowPulls } from './slow-pulls.tsx';
import { WithoutCredentials } from './without-credentials.tsx';

const nothingShown = () => [];

/** The first page: what fails and why, widest reach first, and what else asks for a decision. */
export function OverviewPage({ values, grouping }: { values: SearchValues; grouping: Grouping }) {
  const { data } = useLiveQuery(overviewQuery(values), { shown: nothingShown });
  const failures = useLiveQuery(failuresQuery({ ...values, groupBy: grouping, pageSize: 25 }), {
    shown: nothingShown,
  });
  if (data === undefined) return <Skeleton label="Loading the overview" />;
  if (data.namespaces.visible === 0 && data.freshness.state !== 'catching-up') {
    return (
      <>
        <PageHead title="No namespace is yours to see yet" />
        <NoNamespace />
        <KubectlBar command={data.kubectl} />
      </>
    );
  }
  return (
    <>
      <PageHead
        title={overviewSentence(data, failures.data ?? null, grouping)}
        sub={reachSentence(data, failures.data ?? null, grouping)}
        actions={
          <ExportMenu
            heading={`${counted(failures.data?.containers ?? 0, 'container')} that cannot pull`}
            pathOf={(format) => api.failureExport(wholeList(values, format))}
          />
        }
      />
      <KeyLine overview={data} values={values} />
      <div className="mt-4 grid grid-cols-[minmax(0,1fr)_var(--rail-w)] items-start gap-4 max-rail:grid-cols-1">
        <div className="grid min-w-0 gap-4">
          <RootCauses failures={failures.data ?? null} values={values} grouping={grouping} />
          {data.blockedWorkloads.length > 0 && <BlockedWorkloads workloads={data.blockedWorkloads} />}
        </div>
        <Rail overview={data} values={values} />
      </div>
      <KubectlBar
        command={data.kubectl}
        pageKeys={[
          { keys: ['g', 'f'], does: 'failures' },
          { keys: ['g', 'p'], does: 'pods' },
        ]}
      />
    </>
  );
}

function Rail({ overview, values }: { overview: Overview; values: SearchValues }) {
  return (
    <div className="grid min-w-0 gap-4">
      {overview.withoutCredentials.length > 0 && (
        <WithoutCredentials namespaces={overview.withoutCredentials} />
      )}
      {overview.slowPulls.length > 0 && <SlowPulls pulls={overview.slowPulls} />}
      <ImagesByRegistry registries={overview.registries} values={values} />
      <PolicyRisks risks={overview.risks} mixed={overview.images.mixedDigests} values={values} />
    </div>
  );
}
