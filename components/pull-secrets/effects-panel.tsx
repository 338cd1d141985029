import { ClusterText } from '#components/common/cluster-text.tsx';
import type { Mark } from '#components/common/marks.ts';
import { Panel } from '#components/common/panel.tsx';
import { StatusMark } from '#components/common/status-mark.tsx';
import type { PullSecretDetail } from '#lib/api/pull-secrets.ts';

type Effect = PullSecretDetail['effects'][number];

const marks: Record<Effect['severity'], Mark> = { fail: 'fail', ok: 'ok', warn: 'warn', none: 'none' };

/** What it causes, what would cure that, and what deleting it would stop. */
export function EffectsPanel({ effects }: { effects: readonly Effect[] }) {
  return (
    <Panel title="What hangs on it" inset="flush">
      <ul>
        {effects.map(({ severity, title, detail }) => (
          <li key={title} className="flex gap-2.5 border-b border-line px-3 py-2 last:border-b-0">
            <StatusMark mark={marks[severity]} className="mt-1" />
            <span className="min-w-0">
              <ClusterText className="font-medium">{title}</ClusterText>
              <span className="block text-xs text-ink-2">
                <ClusterText>{detail}</ClusterText>
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
