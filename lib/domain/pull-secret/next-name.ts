/** A name beside the old one: `corp-pull` becomes `corp-pull-2`, `corp-pull-2` becomes `corp-pull-3`. */
export function nextName(name: string): string {
  const [, stem, number] = /^(.*)-([0-9]{1,6})$/.exec(name) ?? [];
  return stem === undefined || number === undefined ? `${name}-2` : `${stem}-${Number(number) + 1}`;
}
