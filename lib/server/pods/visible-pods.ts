import 'server-only';
import type { Context } from '../context.ts';
import type { Visible } from '../identity/access.ts';

/** Which pods this person may see, as a test over namespace numbers. */
export type VisibleNamespaces = { visible: Visible; isVisible: (namespace: number) => boolean };

/** Cuts the index to the namespaces in which this person may list pods. */
export async function visiblePods({ access, pullport }: Context): Promise<VisibleNamespaces> {
  const visible = await access.visible('pods');
  if (visible.is === 'all') return { visible, isVisible: () => true };
  const numbers = new Set(
    [...visible.namespaces].map((name) => pullport.podIndex.names.namespaces.find(name)),
  );
  return { visible, isVisible: (namespace) => numbers.has(namespace) };
}
