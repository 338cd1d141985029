'use client';
import Link from 'next/link';
import { useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { RegistryName } from '#components/common/registry-name.tsx';
import { cn } from '#components/ui/cn.ts';
import type { Coverage } from '#lib/api/coverage.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages } from '#lib/paths.ts';
import { GridCell } from './grid-cell.tsx';
import { moved, type Place } from './grid-cursor.ts';

type Row = Coverage['namespaces'][number];
type Registry = Coverage['registries'][number];

const placeText = ({ row, column }: Place) => `${row} ${column}`;

/** Namespaces × registries. One stop for Tab, arrow keys inside, Enter opens; cards on phones. */
export function CoverageGrid({ registries, namespaces }: Pick<Coverage, 'registries' | 'namespaces'>) {
  const grid = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<Place>({ row: 0, column: 0 });
  const size = { rows: namespaces.length, columns: registries.length + 1 };
  // Rows may have become fewer since.
  const at = { row: Math.min(cursor.row, size.rows - 1), column: Math.min(cursor.column, size.columns - 1) };

  const onKeyDown = (event: KeyboardEvent) => {
    const next = moved(at, event, size);
    if (next === null) return;
    event.preventDefault();
    setCursor(next);
    grid.current?.querySelector<HTMLElement>(`[data-place="${placeText(next)}"]`)?.focus();
  };
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const [row, column] = (event.target.dataset['place'] ?? '').split(' ').map(Number);
    if (row !== undefined && column !== undefined) setCursor({ row, column });
  };

  return (
    <div className="relative overflow-x-auto rounded-t-[inherit] max-cards:overflow-visible">
      <div
        ref={grid}
        role="grid"
        aria-label="Coverage"
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        style={{
          ['--grid-min' as string]: `${11 + registries.length * 9.75}rem`,
          ['--grid-columns' as string]: `11rem repeat(${registries.length}, minmax(9.75rem, 1fr))`,
        }}
        className="min-w-(--grid-min) text-left outline-none max-cards:min-w-0"
      >
        <div role="rowgroup" className="max-cards:sr-only">
          <div role="row" className={rowStyle}>
            <div role="columnheader" className={cn(headStyle, stickyStyle, 'bg-sunken')}>
              Namespace
            </div>
            {registries.map((registry) => (
              <RegistryHead key={registry.registry} registry={registry} />
            ))}
          </div>
        </div>
        <div role="rowgroup">
          {namespaces.map((row, index) => (
            <GridRow
              key={row.namespace}
              row={row}
              index={index}
              registries={registries}
              cursor={at.row === index ? at.column : null}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

const rowStyle = 'group/line grid grid-cols-(--grid-columns)';

const headStyle =
  'flex h-11 min-w-0 flex-col justify-end border-b border-line bg-sunken px-2.5 pb-1.5 text-2xs leading-[14px] font-medium tracking-head text-ink-2';

const stickyStyle = 'sticky left-0 z-2 border-r border-line px-3 max-cards:static';

function RegistryHead({ registry: { registry, images } }: { registry: Registry }) {
  return (
    <div role="columnheader" className={headStyle}>
      <RegistryName registry={registry} className="text-xs font-medium tracking-normal text-ink" />
      {counted(images, 'image')}
    </div>
  );
}

type GridRowProps = { row: Row; index: number; registries: readonly Registry[]; cursor: number | null };

function GridRow({ row: { namespace, team, cells }, index, registries, cursor }: GridRowProps) {
  return (
    <div
      role="row"
      className={cn(
        rowStyle,
        'max-cards:flex max-cards:flex-wrap max-cards:gap-1.5 max-cards:border-b max-cards:border-line max-cards:px-3 max-cards:py-2.5 max-cards:last:border-b-0',
      )}
    >
      <div
        role="rowheader"
        className={cn(
          stickyStyle,
          'flex h-8 min-w-0 items-center border-b bg-surface group-hover/line:bg-hover',
          'max-cards:h-auto max-cards:basis-full max-cards:border-0 max-cards:p-0 max-cards:text-md max-cards:group-hover/line:bg-transparent',
        )}
      >
        <span className="flex min-w-0 items-baseline gap-1.5">
          <Link
            href={pages.pods({ namespace })}
            prefetch={false}
            data-place={placeText({ row: index, column: 0 })}
            tabIndex={cursor === 0 ? 0 : -1}
            className="truncate font-medium text-ink"
            title={namespace}
          >
            <ClusterText>{namespace}</ClusterText>
          </Link>
          {team !== null && team !== namespace && (
            <small className="shrink-0 text-xs text-ink-3">
              <ClusterText>{team}</ClusterText>
            </small>
          )}
        </span>
      </div>
      {registries.map(({ registry }, column) => (
        <GridCell
          key={registry}
          registry={registry}
          cell={cells.find((cell) => cell.registry === registry)}
          place={placeText({ row: index, column: column + 1 })}
          isCursor={cursor === column + 1}
        />
      ))}
    </div>
  );
}
