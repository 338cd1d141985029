import Link from 'next/link';
import { Age } from '#components/common/age.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Countdown } from '#components/common/countdown.tsx';
import { hopOf } from '#components/common/hop-of.ts';
import { HopStrip } from '#components/common/hop-strip.tsx';
import type { FailureGroupView } from '#lib/api/failures.ts';
import { counted } from '#lib/domain/counted.ts';
import { visibleText } from '#lib/domain/text.ts';
import { severityOf } from '#lib/domain/pull/severity.ts';
import { pages } from '#lib/paths.ts';

type GroupSamplesProps = {
  group: FailureGroupView;
  /** Where all of them are named; null where this is the place. */
  moreHref: string | null;
};

/** The containers of a group, each leading to its own explanation. */
export function GroupSamples({ group, moreHref }: GroupSamplesProps) {
  const { samples, containers } = group;
  const untold = containers - samples.length;
  return (
    <div className="mb-3 ml-10 mr-3 rounded-md border border-line bg-surface max-cards:ml-3">
      <ul aria-label="Containers of this group">
        {samples.map(({ namespace, pod, container, node, image, cause, break: at, since, nextAttempt }) => (
          <li
            key={`${namespace} ${pod} ${container}`}
            className="grid grid-cols-[minmax(0,1.3fr)_minmax(0,1.1fr)_12rem_minmax(0,5rem)_3.5rem_8rem] items-center gap-x-3 border-b border-line px-3 py-1.5 text-xs last:border-b-0 max-cards:grid-cols-1"
          >
            <span className="min-w-0 truncate">
              <Link prefetch={false} href={pages.failure(namespace, pod, container)}>
                <ClusterText>{pod}</ClusterText>
              </Link>{' '}
              <span className="text-ink-3">
                <ClusterText>{container}</ClusterText> in <ClusterText>{namespace}</ClusterText>
              </span>
            </span>
            <code className="min-w-0 truncate" title={visibleText(image)}>
              <ClusterText>{image}</ClusterText>
            </code>
            <HopStrip {...hopOf(at, severityOf([cause]) === 'fail' ? 'failing' : 'waiting', cause)} />
            <span className="truncate text-ink-2">
              <ClusterText>{node === '' ? 'not scheduled' : node}</ClusterText>
            </span>
            <span className="text-ink-2">
              <Age at={since} />
            </span>
            <span className="text-ink-3">
              next <Countdown at={nextAttempt} without="none" />
            </span>
          </li>
        ))}
      </ul>
      {untold > 0 && (
        <p className="border-t border-line px-3 py-1.5 text-xs text-ink-3">
          {moreHref === null ? (
            `${counted(untold, 'more', 'more')}: save the list as a file to have them all.`
          ) : (
            <Link prefetch={false} href={moreHref}>
              {counted(untold, 'more', 'more')}
            </Link>
          )}
        </p>
      )}
    </div>
  );
}
