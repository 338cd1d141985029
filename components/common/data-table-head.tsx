import { ArrowDown, ArrowUp } from 'lucide-react';
import Link from 'next/link';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { cn } from '#components/ui/cn.ts';
import type { Column, Expansion, Selection } from './data-table-types.ts';

type DataTableHeadProps<Row> = {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  selection: Selection<Row> | undefined;
  expansion: Expansion<Row> | undefined;
};

const headCell =
  'h-[30px] border-b border-line bg-sunken px-2 text-left text-2xs font-medium tracking-head whitespace-nowrap text-ink-2 ' +
  'first:rounded-tl-lg first:pl-3 last:rounded-tr-lg last:pr-3 sticky:sticky sticky:top-(--top-h) sticky:z-3';

export function DataTableHead<Row>({ columns, rows, keyOf, selection, expansion }: DataTableHeadProps<Row>) {
  return (
    <thead className="max-cards:sr-only">
      <tr>
        {selection !== undefined && (
          <th scope="col" className={cn(headCell, 'w-9')}>
            <SelectAll keys={rows.map(keyOf)} selection={selection} />
          </th>
        )}
        {expansion !== undefined && (
          <th scope="col" className={cn(headCell, 'w-8 px-0')}>
            <span className="sr-only">Open</span>
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            style={{ width: column.width }}
            aria-sort={
              column.sort === undefined || column.sort.direction === 'none'
                ? undefined
                : column.sort.direction
            }
            className={cn(headCell, column.align === 'end' && 'text-right')}
          >
            <HeadWord column={column} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

function HeadWord<Row>({ column }: { column: Column<Row> }) {
  if (column.sort === undefined) return column.head;
  const { href, direction } = column.sort;
  const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
  return (
    <Link
      prefetch={false}
      href={href}
      scroll={false}
      className={cn('inline-flex min-h-6 items-center gap-1 text-ink-2', direction !== 'none' && 'text-ink')}
    >
      {column.head}
      {direction !== 'none' && <Arrow size={11} strokeWidth={1.75} aria-hidden="true" />}
    </Link>
  );
}

function SelectAll<Row>({ keys, selection }: { keys: readonly string[]; selection: Selection<Row> }) {
  const count = keys.filter((key) => selection.chosen.has(key)).length;
  const isWhole = count > 0 && count === keys.length;
  return (
    <Checkbox
      aria-label="Select all rows of this page"
      checked={isWhole}
      indeterminate={count > 0 && !isWhole}
      onChange={() => selection.onChange(isWhole ? new Set() : new Set(keys))}
    />
  );
}
