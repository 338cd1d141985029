/** By code unit: names are lower-case ASCII, and a locale's order would cost fifty times as much. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
