import { ChevronRight } from 'lucide-react';
import { useId, useMemo, type KeyboardEvent } from 'react';
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
  // Most rows are as they were when one of them changes: the same elements spare React their cells.
  const cells = useMemo(
    () =>
      columns.map((column) => (
        <td
          key={column.id}
          className={cn(cellStyle, column.align === 'end' && 'data-cell-end', cardPlaces[column.card])}
        >
          {column.cell(row)}
        </td>
      )),
    [columns, row],
  );
  const openOnEnter = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (event.key === 'Enter' && event.target === event.currentTarget) props.onOpen?.(row);
  };
  return (
    <>
      <tr
        tabIndex={-1}
        data-row=""
        data-cursor={isCursor ? '' : undefined}
        data-open={isOpen ? '' : undefined}
        data-chosen={isChosen ? '' : undefined}
        onFocus={() => props.onFocus(rowKey)}
        onKeyDown={openOnEnter}
        className={cn(
          rowStyle,
          props.hasChanged && 'data-row-changed',
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
        {cells}
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

// See app/data-table.css.
const rowStyle = 'group/row data-row';
const cellStyle = 'data-cell';

const cardPlaces: Record<CardPlace, string> = {
  lead: 'data-cell-lead',
  aside: 'data-cell-aside',
  title: 'data-cell-title',
  line: 'data-cell-line',
  action: 'data-cell-action',
  hidden: 'data-cell-hidden',
};
