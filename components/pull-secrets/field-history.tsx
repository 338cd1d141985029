import { Age } from '#components/common/age.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Panel } from '#components/common/panel.tsx';
import type { PullSecretDetail } from '#lib/api/pull-secrets.ts';

/** Who last wrote which field. Neither the old value nor the entry inside it can be known. */
export function FieldHistory({ history }: Pick<PullSecretDetail, 'history'>) {
  return (
    <Panel
      title="Who changed what"
      more={<span className="text-ink-3">from managedFields</span>}
      inset="flush"
      footer="They name the writer and when it last changed a field. Neither the old value nor the entry inside it can be known, and earlier writes are not kept."
    >
      <ul>
        {history.length === 0 && (
          <li className="px-3 py-2 text-xs text-ink-3">Nothing is noted on this secret.</li>
        )}
        {history.map(({ at, manager, operation, fields }) => (
          <li
            key={`${manager} ${operation} ${at}`}
            className="grid grid-cols-[6rem_minmax(0,1fr)] gap-2 border-b border-line px-3 py-2 text-xs last:border-b-0"
          >
            <span className="text-ink-3">
              <Age at={at} after="ago" />
            </span>
            <span className="min-w-0 wrap-anywhere">
              <ClusterText className="font-medium">{manager}</ClusterText>{' '}
              <code>
                <ClusterText>{fields.join(', ')}</ClusterText>
              </code>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
