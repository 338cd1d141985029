import 'server-only';
import type { CreatePullSecret } from '#lib/api/pull-secret-writes.ts';

/** What was chosen for a namespace; one called `constructor` has no choice because every object has such a member. */
export function conflictChoice(
  { byNamespace, default: usual }: CreatePullSecret['onConflict'],
  namespace: string,
): CreatePullSecret['onConflict']['default'] {
  return (Object.hasOwn(byNamespace, namespace) ? byNamespace[namespace] : undefined) ?? usual;
}
