'use client';
import type { Explanation } from '#lib/api/explanation.ts';
import type { FailureGroupView } from '#lib/api/failures.ts';
import { useLiveQuery } from '#lib/client/hooks/use-live-query.ts';
import { failuresQuery } from '#lib/client/queries/failures.ts';
import { breakKey } from '#lib/domain/pull/hops.ts';

const noPods = () => [];

/** What fails for the same root as this container, itself included; null where nothing else does. Live. */
export function useSameRoot({ root, image, break: at }: Explanation): FailureGroupView | null {
  const query = failuresQuery({
    break: at === null ? [] : [breakKey(at)],
    registry: image.parts?.registry,
  });
  const { data } = useLiveQuery(query, { shown: noPods });
  const found = data?.items.find(({ key }) => key === root);
  return found === undefined || found.containers < 2 ? null : found;
}
