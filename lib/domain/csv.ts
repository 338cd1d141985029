/** Characters that make spreadsheets read a cell as a formula (OWASP, CSV injection). */
const startsFormula = /^[=+\-@\t\r]/;

/** One cell: never read as a formula, and quoted where it holds what divides cells or lines (RFC 4180). */
function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = startsFormula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line of a CSV file, its CRLF included. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
