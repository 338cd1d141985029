import type { PodList } from '#lib/api/pods.ts';

/** "38 pods. 19 cannot pull an image, 2 wait for something that may pass." */
export function podsSentence({ total, facets }: PodList): string {
  const count = (state: string) => facets.pull?.find(({ value }) => value === state)?.count ?? 0;
  const pods = `${total.toLocaleString('en')} ${total === 1 ? 'pod' : 'pods'}.`;
  const parts = [
    count('failing') > 0 ? `${count('failing')} cannot pull an image` : null,
    count('waiting') > 0 ? `${count('waiting')} wait for something that may pass` : null,
    count('pulling') > 0 ? `${count('pulling')} pulling now` : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return total === 0 ? pods : `${pods} Every image was pulled.`;
  return `${pods} ${parts.join(', ')}.`;
}
