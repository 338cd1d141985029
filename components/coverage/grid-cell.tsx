import Link from 'next/link';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { shortRegistry } from '#components/common/short-registry.ts';
import { StatusMark } from '#components/common/status-mark.tsx';
import { cn } from '#components/ui/cn.ts';
import { cellLook, cellMarks, type Cell, type CellLook } from './cell-marks.ts';

type GridCellProps = {
  registry: string;
  /** Undefined where no image of that registry is used. */
  cell: Cell | undefined;
  /** "row column", by which the cursor finds it. */
  place: string;
  isCursor: boolean;
};

/** One namespace and one registry: mark, word and number, as a link to what cures it. */
export function GridCell({ registry, cell, place, isCursor }: GridCellProps) {
  const tabIndex = isCursor ? 0 : -1;
  if (cell === undefined) {
    return (
      <div
        role="gridcell"
        aria-label="not used"
        data-place={place}
        tabIndex={tabIndex}
        className={cn(cellStyle, '-outline-offset-2 max-cards:hidden')}
      />
    );
  }
  const look = cellLook(cell);
  return (
    <div role="gridcell" className={cn(cellStyle, cardStyles[look])}>
      <Link
        href={cell.href}
        prefetch={false}
        data-place={place}
        tabIndex={tabIndex}
        title={cell.sentence}
        data-tone={look === 'quiet' ? 'neutral' : look}
        data-button=""
        className={cn(linkStyle, linkStyles[look])}
      >
        <StatusMark mark={cellMarks[cell.state]} {...(look === 'fail' && { tone: 'fail' })} />
        <ClusterText className="sr-only max-cards:not-sr-only max-cards:truncate">
          {shortRegistry(registry)}
        </ClusterText>
        <span className={cn('truncate', look === 'quiet' ? 'max-cards:sr-only' : 'max-cards:ml-auto')}>
          {cell.word}
        </span>
        <Count cell={cell} look={look} />
      </Link>
    </div>
  );
}

/** What is well needs no number. */
function Count({ cell: { failing, containers }, look }: { cell: Cell; look: CellLook }) {
  if (look === 'quiet' || look === 'forbid') return null;
  return (
    <b className="ml-auto pl-1 font-semibold tabular-nums max-cards:ml-0">
      {failing > 0 ? failing : containers}
      <span className="sr-only"> containers</span>
    </b>
  );
}

const cellStyle = cn(
  'h-8 min-w-0 border-r border-b border-line last:border-r-0',
  'max-cards:h-auto max-cards:border-0',
);

const linkStyle = cn(
  'flex h-[31px] min-w-0 items-center gap-1.5 px-2.5 text-xs -outline-offset-2 hover:no-underline',
  'hover:shadow-[inset_0_0_0_1px_var(--accent)] max-cards:rounded-sm',
);

const linkStyles: Record<CellLook, string> = {
  fail: 'bg-fail-tint font-medium text-fail-text max-cards:h-8.5',
  wait: 'bg-wait-tint font-medium text-wait-text max-cards:h-8.5',
  forbid: 'text-forbid-text max-cards:h-8.5 max-cards:inset-ring max-cards:inset-ring-line',
  quiet: 'text-ink-2 max-cards:h-8.5 max-cards:px-2 max-cards:inset-ring max-cards:inset-ring-line',
};

/** On cards trouble comes first, a line each; the rest follows as chips. */
const cardStyles: Record<CellLook, string> = {
  fail: 'max-cards:order-1 max-cards:basis-full',
  wait: 'max-cards:order-1 max-cards:basis-full',
  forbid: 'max-cards:order-2',
  quiet: 'max-cards:order-2',
};
