import type { FailureList } from '#lib/api/failures.ts';
import { passingWords } from '#components/common/passing-words.ts';
import { counted } from '#lib/domain/counted.ts';

export type Grouping = 'root' | 'cause' | 'namespace';

/** What the list was asked for: where filters hide the rest, nothing is said of it. */
export type Extent = 'all' | 'filtered';

/** "61 containers cannot pull, for 10 reasons". */
export function failuresTitle(
  { containers, total }: Pick<FailureList, 'containers' | 'total'>,
  grouping: Grouping,
  extent: Extent,
): string {
  if (containers === 0) return extent === 'all' ? 'Every image was pulled' : 'Nothing here fails to pull';
  const what = `${counted(containers, 'container')} cannot pull`;
  if (grouping === 'namespace') return `${what}, in ${counted(total, 'namespace')}`;
  return `${what}, for ${counted(total, grouping === 'root' ? 'reason' : 'cause')}`;
}

/** "In 45 pods of 16 namespaces. Three reasons account for 39 of them." */
export function reachWords(list: FailureList, extent: Extent): string {
  const { pods, namespaces, items, containers, mayPass, page } = list;
  if (containers === 0) {
    return extent === 'all'
      ? 'No container you can see waits for an image.'
      : 'As filtered; what fails beyond these filters is not shown.';
  }
  const reach = `In ${counted(pods, 'pod')} of ${counted(namespaces, 'namespace')}.${passingWords(mayPass)}`;
  const widest = items.slice(0, 3);
  const covered = widest.reduce((sum, group) => sum + group.containers, 0);
  if (page > 1 || items.length < 5) return reach;
  return `${reach} The widest 3 account for ${covered} of the ${containers}.`;
}
