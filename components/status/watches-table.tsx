import { Age } from '#components/common/age.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { DataTable } from '#components/common/data-table.tsx';
import type { Column } from '#components/common/data-table-types.ts';
import type { Mark } from '#components/common/marks.ts';
import { SecondLine } from '#components/common/second-line.tsx';
import { Status as StatusWord } from '#components/common/status.tsx';
import type { Freshness } from '#lib/api/common.ts';
import type { Status } from '#lib/api/status.ts';

type Watch = Status['watches'][number];

const words: Record<Freshness['state'], { word: string; mark: Mark }> = {
  live: { word: 'Live', mark: 'ok' },
  polled: { word: 'Polled', mark: 'wait' },
  'catching-up': { word: 'Catching up', mark: 'pull' },
  stale: { word: 'Stale', mark: 'stale' },
  forbidden: { word: 'Not allowed', mark: 'forbid' },
  disconnected: { word: 'Disconnected', mark: 'stale' },
};

const columns: readonly Column<Watch>[] = [
  {
    id: 'state',
    head: 'State',
    width: '10rem',
    card: 'lead',
    cell: (watch) => <StateCell freshness={watch.freshness} />,
  },
  {
    id: 'resource',
    head: 'Resource',
    width: '12rem',
    card: 'title',
    cell: ({ resource, scope }) => (
      <>
        <span className="block truncate">{resource}</span>
        <SecondLine>
          <ClusterText>{scope}</ClusterText>
        </SecondLine>
      </>
    ),
  },
  {
    id: 'sees',
    head: 'What it shows',
    card: 'line',
    cell: ({ sees, freshness }) => (
      <>
        <span className="text-ink-2">{sees}</span>
        {freshness.state !== 'live' && <SecondLine>{freshness.sentence}</SecondLine>}
      </>
    ),
  },
  {
    id: 'objects',
    head: 'Objects',
    width: '6rem',
    align: 'end',
    card: 'aside',
    cell: ({ objects }) =>
      objects === null ? (
        <span className="text-ink-3" title="Counted only for who may list everywhere">
          not shown
        </span>
      ) : (
        <>
          {objects.toLocaleString('en')}
          <span className="hidden max-cards:inline"> objects</span>
        </>
      ),
  },
];

/** Each watch the live picture is made of. */
export function WatchesTable({ watches }: { watches: readonly Watch[] }) {
  return (
    <DataTable
      label="Watches"
      rows={watches}
      columns={columns}
      keyOf={({ resource, scope }) => `${resource} ${scope}`}
      minWidth="40rem"
    />
  );
}

function StateCell({ freshness: { state, since } }: { freshness: Freshness }) {
  const { word, mark } = words[state];
  return (
    <>
      <StatusWord mark={mark} voice={state === 'live' ? 'quiet' : 'plain'}>
        {word}
      </StatusWord>
      {since !== null && (
        <SecondLine>
          {state === 'polled' ? (
            <Age at={since} before="read" after="ago" />
          ) : (
            <Age at={since} before="since" />
          )}
        </SecondLine>
      )}
    </>
  );
}
