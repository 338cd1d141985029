import 'server-only';
import { inNamespaces } from '#lib/domain/kubectl-scope.ts';
import type { Visible } from './identity/access.ts';

/** A list's command as this person may run it: `-A` is refused to who sees some namespaces only. `asked`: the filter's. */
export function scopedCommand(command: string, visible: Visible, asked: readonly string[] = []): string {
  if (visible.is === 'all') return command;
  const mine = [...visible.namespaces].toSorted();
  return inNamespaces(command, asked.length === 0 ? mine : mine.filter((name) => asked.includes(name)));
}
