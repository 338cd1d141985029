import 'server-only';
import { csvLine } from '#lib/domain/csv.ts';
import { download } from './download.ts';

export type ListFile<Row, Column extends string> = {
  /** Without its ending: `pull-secrets`. */
  name: string;
  format: 'csv' | 'json';
  columns: readonly Column[];
  rows: Iterable<Row>;
  /** The lines of one row in the CSV; the JSON holds the rows as they are. */
  linesOf: (row: Row) => readonly Readonly<Record<Column, string>>[];
};

/** A list as a file for the browser to save. */
export function listFile<Row, Column extends string>(file: ListFile<Row, Column>): Response {
  return file.format === 'csv'
    ? download(`${file.name}.csv`, 'text/csv; charset=utf-8', csvLines(file))
    : download(`${file.name}.json`, 'application/json', [JSON.stringify([...file.rows], null, 2)]);
}

function* csvLines<Row, Column extends string>({ columns, rows, linesOf }: ListFile<Row, Column>) {
  yield csvLine(columns);
  for (const row of rows)
    for (const line of linesOf(row)) yield csvLine(columns.map((column) => line[column]));
}
