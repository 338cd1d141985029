import 'server-only';
import { inNamespaces } from '#lib/domain/kubectl-scope.ts';
import type { Visible } from './identity/access.ts';

/** A list's command for the namespaces that were `asked` for; `-A` is refused to who sees some of them only. */
export function scopedCommand(command: string, visible: Visible, asked: readonly string[] = []): string {
  if (visible.is === 'all') return inNamespaces(command, asked);
  const mine = [...visible.namespaces].toSorted();
  return inNamespaces(command, asked.length === 0 ? mine : mine.filter((name) => asked.includes(name)));
}
