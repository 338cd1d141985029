'use client';

import { useRef, type ReactNode } from 'react';
import { cn } from '#components/ui/cn.ts';
import { DataTableHead } from './data-table-head.tsx';
import { DataTableRow } from './data-table-row.tsx';
import type { Column, Expansion, Selection } from './data-table-types.ts';
import { useRowCursor } from './use-row-cursor.ts';

type DataTableProps<Row> = {
  /** What the table holds: "Pods". */
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
  density?: 'two' | 'one';
  /** Last known rows: shape and word stay, colour goes. */
  isStale?: boolean;
  /** Keys of rows that changed just now; they fade once. */
  changed?: ReadonlySet<string>;
  selection?: Selection<Row>;
  expansion?: Expansion<Row>;
  /** Told where the pointer is, so that rows can be kept from moving under it. */
  hold?: { onPointerMove: () => void; onPointerLeave: () => void };
  /** Enter on the cursor row. */
  onOpen?: (row: Row) => void;
  /** Below this the table scrolls in its own box, until it becomes cards. */
  minWidth?: string;
  /** Stands on top, inside the box: the selection bar, the stale bar. */
  top?: ReactNode;
  /** Stands below: Pagination. */
  foot?: ReactNode;
};

/** Rows with a cursor (j, k, Enter), selection (x) and opening in place (e); cards on phones. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, columns, keyOf, selection, expansion, density = 'two' } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const cursor = useRowCursor({ body, rows, keyOf, selection, expansion });
  return (
    <div className="min-w-0 rounded-lg border border-line bg-surface">
      {props.top}
      <div {...props.hold} className="relative overflow-x-auto rounded-[inherit] sticky:overflow-clip">
        <table
          aria-label={props.label}
          data-density={density}
          data-stale={props.isStale === true}
          style={{ ['--table-min' as string]: props.minWidth ?? '58rem' }}
          className={cn(
            'w-full min-w-(--table-min) table-fixed border-separate border-spacing-0',
            'max-cards:block max-cards:min-w-0 max-cards:[&>tbody]:block',
          )}
        >
          <DataTableHead
            columns={columns}
            rows={rows}
            keyOf={keyOf}
            selection={selection}
            expansion={expansion}
          />
          <tbody ref={body}>
            {rows.map((row) => {
              const key = keyOf(row);
              return (
                <DataTableRow
                  key={key}
                  row={row}
                  rowKey={key}
                  columns={columns}
                  selection={selection}
                  expansion={expansion}
                  isCursor={cursor.key === key}
                  hasChanged={props.changed?.has(key) ?? false}
                  onFocus={cursor.moveTo}
                  onOpen={props.onOpen}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      {props.foot}
    </div>
  );
}
