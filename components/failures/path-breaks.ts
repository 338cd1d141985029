import type { PullPathView } from '#lib/api/explanation.ts';

export const stopNames = ['pod', 'account', 'secret', 'entry', 'registry'] as const;
export type StopName = (typeof stopNames)[number];

/** How a stop's dot is drawn where the path runs from top to bottom. */
export type DotLook = 'ring' | 'hollow' | 'fail' | 'wait' | 'ok' | 'unseen';

/** The card whose line to the next stop is broken; null where the break stands on a card, or nothing breaks. */
export function brokenCard(path: PullPathView): string | null {
  return path.lines.find(({ kind }) => kind === 'broken')?.from ?? null;
}

/** The stop of that card. */
export function breakStop(path: PullPathView): StopName | null {
  const broken = brokenCard(path);
  if (broken === null) return null;
  return stopNames.find((name) => cardIds(path, name).includes(broken)) ?? null;
}

function cardIds(path: PullPathView, name: StopName): string[] {
  switch (name) {
    case 'pod':
      return [path.pod.card.id];
    case 'account':
      return path.account.card === null ? [] : [path.account.card.id];
    case 'secret':
      return path.secret.cards.map(({ id }) => id);
    case 'entry':
      return path.entry.cards.map(({ id }) => id);
    case 'registry':
      return [path.registry.card.id, ...path.registry.answers.map(({ id }) => id)];
  }
}

/** The stop that refused is filled; one that only the line to the next one left broken is not. */
export function dotOf(path: PullPathView, name: StopName): DotLook {
  if (name === 'registry') {
    const looks = path.registry.answers.map(({ look }) => look);
    if (looks.includes('broken')) return 'fail';
    if (looks.includes('waiting')) return 'wait';
    if (looks.includes('good')) return 'ok';
  }
  const { passed } = path[name];
  if (passed === 'broken') return breakStop(path) === name ? 'ring' : 'fail';
  if (passed === 'unseen') return 'unseen';
  return passed === 'hollow' || passed === 'not-reached' ? 'hollow' : 'ring';
}

/** Whether the path never came as far as this stop. */
export function isCutOff(path: PullPathView, name: StopName): boolean {
  const cut = breakStop(path);
  if (cut !== null && stopNames.indexOf(name) > stopNames.indexOf(cut)) return true;
  return path[name].passed === 'not-reached';
}
