'use client';
import { useChangedRows } from '#components/common/use-changed-rows.ts';
import { useHeldRows } from '#components/common/use-held-rows.ts';
import type { PodList, PodRow } from '#lib/api/pods.ts';
import { useLiveQuery } from '#lib/client/hooks/use-live-query.ts';
import { podsQuery } from '#lib/client/queries/pods.ts';
import { pages, type SearchValues } from '#lib/paths.ts';

const uidsOf = ({ items }: PodList) => items.map(({ uid }) => uid);
export const keyOf = ({ uid }: PodRow) => uid;
const none: readonly PodRow[] = [];

/** What one sees of a row that is no countdown: the two words for a failing pull alternate and are no change. */
function faceOf({ state, deletedAt, containers }: PodRow): string {
  const parts = containers.map((container) => [
    container.image.text,
    container.state,
    container.break,
    container.runningDigest,
    container.restarts,
  ]);
  return JSON.stringify([state, deletedAt, parts]);
}

/** The pods of one view, live: held while the pointer is over them, with those that changed just now. */
export function usePodRows(values: SearchValues) {
  const { data, refetch, dataUpdatedAt, isPlaceholderData } = useLiveQuery(podsQuery(values), {
    shown: uidsOf,
  });
  const latest = data?.items ?? none;
  // Until its own rows are there, a view shows those of the one before, and nothing of that is a change.
  const view = isPlaceholderData ? 'between views' : pages.pods(values);
  const { rows, waiting, hold } = useHeldRows({ view, rows: latest, isSettled: !isPlaceholderData, keyOf });
  const changed = useChangedRows({ view, rows: latest, at: dataUpdatedAt, keyOf, faceOf });
  return { data, refetch, rows, waiting, hold, changed };
}
