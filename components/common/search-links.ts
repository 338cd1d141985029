import type { SearchValues } from '#lib/paths.ts';

/** The values of one search parameter as a list. */
export function valuesOf(values: SearchValues, name: string): readonly string[] {
  const value = values[name];
  if (value === undefined || value === '') return [];
  const texts = typeof value === 'object' ? value : [String(value)];
  return texts.flatMap((text) => text.split(',')).filter((text) => text !== '');
}

/** The same view with one parameter changed, back on its first page. */
export function withValue(
  values: SearchValues,
  name: string,
  value: readonly string[] | string | undefined,
): SearchValues {
  return { ...values, page: undefined, [name]: value };
}

/** The same view with one value of a parameter put in or taken out. */
export function toggledValue(values: SearchValues, name: string, value: string, isOn: boolean): SearchValues {
  const others = valuesOf(values, name).filter((given) => given !== value);
  return withValue(values, name, isOn ? [...others, value] : others);
}

/** The sort of a column head: ascending, then descending. `initial` is what the list has without a parameter. */
export function sortLink(
  values: SearchValues,
  column: string,
  initial: string,
  href: (values: SearchValues) => string,
) {
  const current = valuesOf(values, 'sort')[0] ?? initial;
  const isAscending = current === column;
  const isDescending = current === `-${column}`;
  return {
    href: href(withValue(values, 'sort', isAscending ? `-${column}` : column)),
    direction: isAscending ? 'ascending' : isDescending ? 'descending' : 'none',
  } as const;
}
