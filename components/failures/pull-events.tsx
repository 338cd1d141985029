import { Age } from '#components/common/age.tsx';
import { Note } from '#components/common/note.tsx';
import { Panel } from '#components/common/panel.tsx';
import { Tag } from '#components/ui/tag.tsx';
import type { Explanation } from '#lib/api/explanation.ts';
import type { PodEvent } from '#lib/api/pods.ts';
import { counted } from '#lib/domain/counted.ts';
import { MarkedText } from './raw-message.tsx';

const mostShown = 12;

/** The events of this container, newest first; why there are none is said. */
export function PullEvents({
  explained: { said, causes },
}: {
  explained: Pick<Explanation, 'said' | 'causes'>;
}) {
  const { events, eventsProblem } = said;
  const spansOf = (index: number) =>
    causes.flatMap(({ evidence }) =>
      evidence?.in === 'event' && evidence.event === index ? [evidence] : [],
    );
  return (
    <Panel
      title="Events"
      sub={events === null ? 'not visible to you' : 'kept for an hour, then gone'}
      inset="flush"
    >
      {events === null ? (
        <div className="p-3">
          <Note mark="forbid">{eventsProblem}</Note>
        </div>
      ) : events.length === 0 ? (
        <p className="p-3 text-xs text-ink-3">The cluster keeps none by now.</p>
      ) : (
        <ul className="text-xs">
          {events.slice(0, mostShown).map((event, index) => (
            <EventLine
              key={`${event.reason} ${event.lastSeen} ${index}`}
              event={event}
              spans={spansOf(index)}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}

type EventLineProps = { event: PodEvent; spans: readonly { start: number; end: number }[] };

function EventLine({ event, spans }: EventLineProps) {
  return (
    <li className="grid gap-0.5 border-b border-line px-3 py-1.5 last:border-b-0">
      <span className="flex flex-wrap items-center gap-x-2 text-ink-3">
        <Tag tone={event.type === 'Warning' ? 'fail' : 'neutral'}>{event.reason}</Tag>
        <Age at={event.lastSeen} after="ago" />
        {event.count > 1 && <span>{counted(event.count, 'time')}</span>}
      </span>
      <bdi className="line-clamp-3 wrap-anywhere text-ink-2">
        <MarkedText text={event.message} spans={spans} />
      </bdi>
    </li>
  );
}
