import type { EntryChange } from '#lib/domain/pull-secret/difference.ts';

const mostNamed = 4;

/** How much of a document changes, as the subject of a sentence: `its only entry`, or how many and, by key, which. */
export type ChangeWords = { what: string; which: string; isOne: boolean };

/** Keys are named where entries change in their place; entries that come or go are only counted. */
export function changeWords(difference: readonly EntryChange[]): ChangeWords {
  const changes = difference.filter(({ change }) => change !== 'kept');
  const isOne = changes.length === 1;
  if (changes.some(({ change }) => change !== 'changed'))
    return { what: isOne ? '1 entry' : `${changes.length} entries`, which: '', isOne };
  if (difference.length === 1) return { what: 'its only entry', which: '', isOne };
  const named = changes.slice(0, mostNamed).map(({ key }) => key);
  const rest = changes.length > mostNamed ? ` and ${changes.length - mostNamed} more` : '';
  return {
    what: `${changes.length} of ${difference.length} entries`,
    which: `: ${named.join(', ')}${rest}`,
    isOne,
  };
}
