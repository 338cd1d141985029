import { ChevronRight } from 'lucide-react';
import { useId, type KeyboardEvent } from 'react';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { cn } from '#components/ui/cn.ts';
import { toggled, type CardPlace, type Column, type Expansion, type Selection } from './data-table-types.ts';

type DataTableRowProps<Row> = {
  row: Row;
  rowKey: string;
  columns: readonly Column<Row>[];
  selection: Selection<Row> | undefined;
  expansion: Expansion<Row> | undefined;
  isCursor: boolean;
  hasChanged: boolean;
  onFocus: (key: string) => void;
  onOpen: ((row: Row) => void) | undefined;
};

export function DataTableRow<Row>(props: DataTableRowProps<Row>) {
  const { row, rowKey, columns, selection, expansion, isCursor } = props;
  const detailId = useId();
  const isOpen = expansion?.open.has(rowKey) ?? false;
  const isChosen = selection?.chosen.has(rowKey) ?? false;
  const openOnEnter = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (event.key === 'Enter' && event.target === event.currentTarget) props.onOpen?.(row);
  };
  return (
    <>
      <tr
        tabIndex={-1}
        data-row={rowKey}
        data-cursor={isCursor ? '' : undefined}
        data-open={isOpen ? '' : undefined}
        data-chosen={isChosen ? '' : undefined}
        onFocus={() => props.onFocus(rowKey)}
        onKeyDown={openOnEnter}
        className={cn(
          rowStyle,
          props.hasChanged && 'motion-changed',
          selection !== undefined && 'max-cards:pr-12',
        )}
      >
        {selection !== undefined && (
          <td className={cn(cellStyle, 'max-cards:absolute max-cards:top-2.5 max-cards:right-3')}>
            <Checkbox
              aria-label={`Select ${selection.nameOf(row)}`}
              checked={isChosen}
              onChange={() => selection.onChange(toggled(selection.chosen, rowKey))}
            />
          </td>
        )}
        {expansion !== undefined && (
          <td
            className={cn(
              cellStyle,
              'px-0 pl-2 text-center max-cards:absolute max-cards:right-2 max-cards:bottom-2',
            )}
          >
            <button
              type="button"
              aria-expanded={isOpen}
              aria-controls={isOpen ? detailId : undefined}
              aria-label={expansion.nameOf(row)}
              onClick={() => expansion.onChange(toggled(expansion.open, rowKey))}
              className="inline-grid size-6 place-items-center rounded-sm text-ink-3 hover:bg-pressed hover:text-ink max-cards:size-8.5"
            >
              <ChevronRight
                size={13}
                strokeWidth={1.75}
                aria-hidden="true"
                className="transition-transform duration-(--dur) in-aria-expanded:rotate-90"
              />
            </button>
          </td>
        )}
        {columns.map((column) => (
          <td
            key={column.id}
            className={cn(
              cellStyle,
              column.align === 'end' && 'text-right tabular-nums',
              cardPlaces[column.card],
            )}
          >
            {column.cell(row)}
          </td>
        ))}
      </tr>
      {expansion !== undefined && isOpen && (
        <tr id={detailId} className="max-cards:block">
          <td
            colSpan={columns.length + (selection === undefined ? 1 : 2)}
            className="border-b border-line bg-sunken p-0 max-cards:block"
          >
            {expansion.content(row)}
          </td>
        </tr>
      )}
    </>
  );
}

const rowStyle = cn(
  'group/row outline-none hover:bg-hover data-chosen:bg-accent-tint data-open:bg-hover',
  'max-cards:relative max-cards:grid max-cards:grid-cols-[minmax(0,1fr)_auto] max-cards:items-center max-cards:gap-x-2',
  'max-cards:gap-y-1 max-cards:border-b max-cards:border-line max-cards:px-3 max-cards:py-2.5 max-cards:last:border-b-0',
);

const cellStyle = cn(
  'h-(--row) border-b border-line px-2 py-[3px] align-middle first:pl-3 last:pr-3 group-last/row:border-b-0',
  'group-data-cursor/row:first:shadow-[inset_2px_0_0_var(--accent)] group-data-open/row:border-b-transparent',
  'in-data-[density=one]:h-(--row-compact) in-data-[density=one]:py-0',
  'max-cards:h-auto max-cards:border-0 max-cards:p-0 max-cards:first:pl-0 max-cards:last:pr-0',
  'max-cards:group-data-cursor/row:first:shadow-none',
);

const cardPlaces: Record<CardPlace, string> = {
  lead: 'max-cards:col-start-1 max-cards:row-start-1',
  aside:
    'max-cards:col-start-2 max-cards:row-start-1 max-cards:text-right max-cards:text-xs max-cards:text-ink-2',
  title: 'max-cards:col-span-2 max-cards:row-start-2 max-cards:text-md',
  line: 'max-cards:col-start-1 max-cards:text-left',
  action: 'max-cards:col-span-2 max-cards:text-left max-cards:[&>*]:w-full',
  hidden: 'max-cards:hidden',
};
