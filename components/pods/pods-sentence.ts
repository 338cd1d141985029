import type { PodList } from '#lib/api/pods.ts';

/** "38 pods. 19 cannot pull an image, 2 wait for something that may pass." `chosen`: the states that are asked for. */
export function podsSentence(
  { total, facets }: { total: number; facets: Partial<PodList['facets']> },
  chosen: readonly string[],
): string {
  // A facet counts without its own choice: what it leaves out is not on the page.
  const isShown = (state: string) => chosen.length === 0 || chosen.includes(state);
  const count = (state: string) =>
    facets.pull?.find(({ value }) => value === state && isShown(state))?.count ?? 0;
  const pods = `${total.toLocaleString('en')} ${total === 1 ? 'pod' : 'pods'}.`;
  const parts = [
    count('failing') > 0 ? `${count('failing')} cannot pull an image` : null,
    count('waiting') > 0 ? `${count('waiting')} wait for something that may pass` : null,
    count('pulling') > 0 ? `${count('pulling')} pulling now` : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return total === 0 ? pods : `${pods} Every image was pulled.`;
  return `${pods} ${parts.join(', ')}.`;
}
