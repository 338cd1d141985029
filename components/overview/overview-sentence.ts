import type { Overview } from '#lib/api/overview.ts';
import { counted } from '#lib/domain/counted.ts';
import { passingWords } from '#components/common/passing-words.ts';

export type Grouping = 'root' | 'namespace' | 'cause';

/** As much of the list of what fails as the sentences need. */
type Groups = { total: number; items: readonly { containers: number }[] };

const few = 3;

/** "61 containers cannot pull, for 10 reasons". */
export function overviewSentence(
  { containers }: Pick<Overview, 'containers'>,
  failures: Groups | null,
  grouping: Grouping,
): string {
  const failing = failingOf(containers);
  if (failing === 0) return containers.total === 0 ? 'There is nothing here yet' : 'Every image was pulled';
  const what = `${counted(failing, 'container')} cannot pull`;
  if (failures === null) return what;
  if (grouping === 'namespace') return `${what}, in ${counted(failures.total, 'namespace')}`;
  return `${what}, for ${counted(failures.total, grouping === 'root' ? 'reason' : 'cause')}`;
}

/** "16 of 46 namespaces are touched. Three reasons account for 39 of the 61." */
export function reachSentence(
  { namespaces, pods, containers }: Pick<Overview, 'namespaces' | 'pods' | 'containers'>,
  failures: Groups | null,
  grouping: Grouping,
): string {
  const seen = counted(namespaces.visible, 'namespace');
  const scope = namespaces.isComplete ? seen : `${seen} you may see`;
  if (namespaces.touched === 0) return `${counted(pods, 'pod')} in ${scope}.`;
  const isOne = namespaces.touched === 1;
  const touched = `${namespaces.touched} of ${scope} ${isOne ? 'is' : 'are'} touched.${passingWords(containers.byState.waiting ?? 0)}`;
  if (failures === null || grouping !== 'root' || failures.total <= few) return touched;
  const most = failures.items.slice(0, few).reduce((sum, group) => sum + group.containers, 0);
  return `${touched} Three reasons account for ${most} of the ${failingOf(containers)}.`;
}

function failingOf({ byState }: Overview['containers']): number {
  return (byState.failing ?? 0) + (byState.waiting ?? 0);
}
