'use client';
import type { Explanation } from '#lib/api/explanation.ts';
import type { FailureGroupView } from '#lib/api/failures.ts';
import { useLiveQuery } from '#lib/client/hooks/use-live-query.ts';
import { failuresQuery } from '#lib/client/queries/failures.ts';

const noPods = () => [];

/** What fails for the same root as this container, itself included; null where nothing else does. Live. */
export function useSameRoot({ root }: Explanation): FailureGroupView | null {
  // Nothing has the empty root.
  const { data } = useLiveQuery(failuresQuery({ root: root ?? 'none' }), { shown: noPods });
  const [found] = data?.items ?? [];
  return found === undefined || found.containers < 2 ? null : found;
}
