import { Age } from '#components/common/age.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Panel } from '#components/common/panel.tsx';
import { Status as StatusWord } from '#components/common/status.tsx';
import type { Status } from '#lib/api/status.ts';
import { counted } from '#lib/domain/counted.ts';
import { FactList } from './fact-list.tsx';

const kinds: Record<Status['cluster']['kind'], string> = {
  kubeconfig: 'from a kubeconfig',
  'in-cluster': 'the one Pullport runs in',
  demo: 'the demo, inside this process',
};

/** Which cluster this is, why this one, and the process that asks it. */
export function ClusterPanel({ cluster, process }: Pick<Status, 'cluster' | 'process'>) {
  return (
    <Panel title="Cluster" sub={kinds[cluster.kind]}>
      <FactList
        facts={[
          {
            term: 'Answers',
            value: (
              <StatusWord mark={cluster.reachable ? 'ok' : 'stale'} voice="quiet">
                {cluster.reachable ? 'yes' : 'no'}
              </StatusWord>
            ),
          },
          { term: 'Name', value: <ClusterText className="font-medium">{cluster.name}</ClusterText> },
          { term: 'Server', value: <ClusterText>{cluster.server}</ClusterText> },
          { term: 'Kubernetes', value: cluster.version === '' ? 'not known yet' : cluster.version },
          { term: 'Why this one', value: <ClusterText>{cluster.why}</ClusterText> },
          {
            term: 'Pullport',
            value: (
              <>
                {process.version}, <Age at={process.startedAt} before="started" after="ago" />,{' '}
                {counted(process.streams, 'browser')} listening
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
}
