/**
 * Which tools own a secret and may set it back, as a clause: "Argo CD manages it", "Flux and Helm manage it"; '' where
 * there are none. Pullport marks what it makes, but sets nothing back.
 */
export function managedBy(managers: readonly string[], what = 'it'): string {
  const others = managers.filter((manager) => manager !== 'Pullport');
  if (others.length === 0) return '';
  return `${others.join(' and ')} ${others.length === 1 ? 'manages' : 'manage'} ${what}`;
}

/** The same as a warning after a deletion, to be put behind another sentence. */
export function mayMakeItAgain(managers: readonly string[]): string {
  const clause = managedBy(managers);
  return clause === '' ? '' : ` ${clause} and may make it again: delete it there.`;
}

/** The same as a warning after a change, to be put behind another sentence. */
export function mayChangeItBack(managers: readonly string[]): string {
  const clause = managedBy(managers);
  return clause === '' ? '' : ` ${clause} and may change it back.`;
}
