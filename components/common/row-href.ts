import type { PodRow } from '#lib/api/pods.ts';
import { pages } from '#lib/paths.ts';

/** A pod that cannot pull opens at its explanation, any other at itself. */
export function rowHref({ namespace, name, containers, state }: PodRow): string {
  const failing = containers.find(({ break: pullBreak }) => pullBreak !== null);
  const isFailing = (state === 'failing' || state === 'waiting') && failing !== undefined;
  return isFailing ? pages.failure(namespace, name, failing.name) : pages.pod(namespace, name);
}
