import type { FailureList } from '#lib/api/failures.ts';
import type { Overview } from '#lib/api/overview.ts';
import { counted } from '#lib/domain/counted.ts';

/** "61 containers cannot pull, for 10 reasons". */
export function overviewSentence({ containers }: Overview, failures: FailureList | null): string {
  const failing = (containers.byState.failing ?? 0) + (containers.byState.waiting ?? 0);
  if (failing === 0) return containers.total === 0 ? 'There is nothing here yet' : 'Every image was pulled';
  const what = `${counted(failing, 'container')} cannot pull`;
  return failures === null ? what : `${what}, for ${counted(failures.total, 'reason')}`;
}

/** "16 of 46 namespaces are touched." */
export function reachSentence({ namespaces, pods }: Overview): string {
  const seen = counted(namespaces.visible, 'namespace');
  const scope = namespaces.isComplete ? seen : `${seen} you may see`;
  if (namespaces.touched === 0) return `${counted(pods, 'pod')} in ${scope}.`;
  return `${namespaces.touched} of ${scope} ${namespaces.touched === 1 ? 'is' : 'are'} touched.`;
}
