import { Age } from '#components/common/age.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Status } from '#components/common/status.tsx';
import { cn } from '#components/ui/cn.ts';
import type { PodEvent } from '#lib/api/pods.ts';
import { visibleLines } from '#lib/domain/text.ts';

/** A pod's events, or why there are none to show. */
export function EventList({
  events,
  problem,
}: {
  events: readonly PodEvent[] | null;
  problem: string | null;
}) {
  if (events === null) {
    return (
      <p className="px-3 py-3">
        <Status mark="forbid">{problem ?? 'Events cannot be read.'}</Status>
      </p>
    );
  }
  if (events.length === 0) {
    return (
      <p className="px-3 py-3 text-ink-2">No events: nothing happened for an hour, or the cluster forgot.</p>
    );
  }
  return (
    <ul>
      {events.map((event) => (
        <li
          key={`${event.reason} ${event.container ?? ''} ${event.lastSeen ?? ''} ${event.message}`}
          className="grid grid-cols-[9rem_minmax(0,1fr)_7rem] gap-x-3 border-b border-line px-3 py-1.5 text-xs last:border-0 max-cards:grid-cols-1"
        >
          <span
            className={cn(
              'min-w-0 wrap-anywhere',
              event.type === 'Warning' ? 'font-medium text-wait-text' : 'text-ink-2',
            )}
          >
            <ClusterText>{event.reason}</ClusterText>
            {event.count > 1 && <span className="text-ink-3"> × {event.count}</span>}
          </span>
          <span className="min-w-0 wrap-anywhere whitespace-pre-wrap">
            {visibleLines(event.message)}
            {event.container !== null && (
              <span className="text-ink-3">
                {' · '}
                <ClusterText>{event.container}</ClusterText>
              </span>
            )}
          </span>
          <span className="text-right text-ink-3 max-cards:text-left">
            <Age at={event.lastSeen} after="ago" />
          </span>
        </li>
      ))}
    </ul>
  );
}
