import { Age } from '#components/common/age.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Panel } from '#components/common/panel.tsx';
import { Status } from '#components/common/status.tsx';
import type { Overview } from '#lib/api/overview.ts';
import { pages } from '#lib/paths.ts';
import { RailLine } from './rail-line.tsx';

const shown = 8;

/** Pulls that take long: nothing fails yet, and somebody waits. */
export function SlowPulls({ pulls }: { pulls: Overview['slowPulls'] }) {
  return (
    <Panel title="Pulling for long" inset="flush">
      <ul>
        {pulls.slice(0, shown).map(({ namespace, pod, container, image, since }) => (
          <RailLine key={`${namespace}/${pod}/${container}`} href={pages.pod(namespace, pod)}>
            <span className="min-w-0">
              <span className="block truncate">
                <ClusterText>{pod}</ClusterText>
              </span>
              <span className="block truncate text-xs text-ink-3">
                <ClusterText>{image}</ClusterText>
              </span>
            </span>
            <Status mark="pull" className="ml-auto">
              <Age at={since} before="for" />
            </Status>
          </RailLine>
        ))}
      </ul>
    </Panel>
  );
}
