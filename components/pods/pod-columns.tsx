import Link from 'next/link';
import { Age } from '#components/common/age.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Countdown } from '#components/common/countdown.tsx';
import type { Column } from '#components/common/data-table-types.ts';
import { HopStrip } from '#components/common/hop-strip.tsx';
import { hopOf } from '#components/common/hop-of.ts';
import { ImageStack } from '#components/common/image-stack.tsx';
import { sortLink } from '#components/common/search-links.ts';
import { SecondLine } from '#components/common/second-line.tsx';
import { Status } from '#components/common/status.tsx';
import type { ContainerRow, PodRow } from '#lib/api/pods.ts';
import { counted } from '#lib/domain/counted.ts';
import type { PullBreak } from '#lib/domain/pull/hops.ts';
import { pages, type SearchValues } from '#lib/paths.ts';
import { visibleText } from '#lib/domain/text.ts';
import { PodName } from './pod-name.tsx';
import { stateMarks, stateWords } from '#components/common/pull-state.ts';

/** The columns of the pod list; heads sort by link. */
export function podColumns(values: SearchValues): Column<PodRow>[] {
  const sort = (column: string) => sortLink(values, column, '-state', pages.pods);
  return [
    {
      id: 'state',
      head: 'State and break point',
      width: '15rem',
      card: 'lead',
      sort: sort('state'),
      cell: (row) => <StateCell row={row} />,
    },
    { id: 'pod', head: 'Pod', card: 'title', sort: sort('name'), cell: (row) => <PodCell row={row} /> },
    { id: 'image', head: 'Image', card: 'line', sort: sort('image'), cell: (row) => <ImageCell row={row} /> },
    {
      id: 'policy',
      head: 'Pull policy',
      width: '6.5rem',
      card: 'line',
      cell: (row) => <PolicyCell row={row} />,
    },
    {
      id: 'next',
      head: 'Next try',
      width: '7.5rem',
      card: 'aside',
      cell: (row) => <NextTryCell row={row} />,
    },
    {
      id: 'age',
      head: 'Age',
      width: '4.5rem',
      align: 'end',
      card: 'aside',
      sort: sort('age'),
      cell: (row) => <AgeCell row={row} />,
    },
  ];
}

function leadOf(row: PodRow): ContainerRow | undefined {
  return row.containers.find(({ name }) => name === row.lead) ?? row.containers[0];
}

function StateCell({ row }: { row: PodRow }) {
  const lead = leadOf(row);
  const isQuiet = row.state === 'running' || row.state === 'completed';
  return (
    <div className="max-cards:flex max-cards:flex-wrap max-cards:items-center max-cards:gap-x-2 in-data-[density=one]:flex in-data-[density=one]:items-center in-data-[density=one]:gap-x-2">
      <Status mark={stateMarks[row.state]} voice={isQuiet ? 'quiet' : 'plain'}>
        {stateWords[row.state]}
      </Status>
      {lead === undefined || lead.break === null ? (
        <SecondLine>
          <SinceWords row={row} />
        </SecondLine>
      ) : (
        <WhyLink row={row} lead={lead} at={lead.break} />
      )}
    </div>
  );
}

/** Where the pull breaks, which leads to why. */
function WhyLink({ row, lead, at }: { row: PodRow; lead: ContainerRow; at: PullBreak }) {
  const hop = hopOf(at, row.state, lead.causes[0]?.code);
  return (
    <Link
      prefetch={false}
      href={pages.failure(row.namespace, row.name, lead.name)}
      aria-label={`Why ${visibleText(lead.name)} fails: ${hop.label}`}
      className="flex min-w-0 hover:underline in-data-[density=one]:[&>*>:last-child]:hidden"
    >
      <HopStrip {...hop} />
    </Link>
  );
}

function SinceWords({ row }: { row: PodRow }) {
  if (row.state === 'pulling' && row.since !== null) return <Age at={row.since} after="so far" />;
  if (row.state === 'completed' && row.since !== null) return <Age at={row.since} after="ago" />;
  if (row.since !== null) return <Age at={row.since} before="since" />;
  return leadOf(row)?.reason ?? '';
}

function PodCell({ row }: { row: PodRow }) {
  return (
    <>
      <PodName row={row} />
      <SecondLine>
        <ClusterText>{row.namespace}</ClusterText>
        {row.node !== '' && (
          <>
            {' · '}
            <ClusterText>{row.node}</ClusterText>
          </>
        )}
      </SecondLine>
    </>
  );
}

function ImageCell({ row }: { row: PodRow }) {
  const lead = leadOf(row);
  if (lead === undefined) return null;
  const more = row.containers.length - 1;
  return (
    <ImageStack
      image={lead.image}
      more={more > 0 ? `+${more} ${more === 1 ? 'container' : 'containers'}` : undefined}
    />
  );
}

function PolicyCell({ row }: { row: PodRow }) {
  const policy = leadOf(row)?.policy;
  if (policy === undefined) return null;
  return (
    <span title={policy.why} data-desk-only={policy.differs ? undefined : ''}>
      {policy.actual}
      {policy.differs && <SecondLine className="text-wait-text">not the default</SecondLine>}
    </span>
  );
}

function NextTryCell({ row: { nextAttempt } }: { row: PodRow }) {
  if (nextAttempt === null) return <span className="text-ink-3 max-cards:hidden">–</span>;
  const { at, attempts, basis } = nextAttempt;
  return (
    <span title={basis}>
      {at === null ? <span className="text-ink-3 max-cards:hidden">none</span> : <Countdown at={at} />}
      {attempts !== null && (
        <SecondLine className="max-cards:hidden">{counted(attempts, 'try', 'tries')}</SecondLine>
      )}
    </span>
  );
}

/** On a card the age gives way to the next try: they share a place. */
function AgeCell({ row: { createdAt, nextAttempt } }: { row: PodRow }) {
  const hasNextTry = nextAttempt !== null && nextAttempt.at !== null;
  return (
    <span className={hasNextTry ? 'max-cards:hidden' : undefined}>
      <Age at={createdAt} />
    </span>
  );
}
