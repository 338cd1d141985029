'use client';
import { useMemo } from 'react';
import { useAlive } from '#components/ui/use-alive.ts';
import type { PodList } from '#lib/api/pods.ts';
import type { PullSecretDetail } from '#lib/api/pull-secrets.ts';
import { useLiveQuery } from '#lib/client/hooks/use-live-query.ts';
import { podsQuery } from '#lib/client/queries/pods.ts';
import { attemptsSince, podsThatName, type Attempt } from './attempts.ts';

const uidsOf = ({ items }: PodList) => items.map(({ uid }) => uid);

/**
 * The containers that a new password concerns, wherever the credential is kept; live. Null until they are known, and
 * while the page comes alive: head and list wake up one after the other, and the first may have fetched by then.
 */
export function useAttempts({ secret, equals }: PullSecretDetail, since: string): readonly Attempt[] | null {
  const isAlive = useAlive();
  const holders = useMemo(() => [secret, ...equals], [secret, equals]);
  const namespace = [...new Set(holders.map((one) => one.namespace))].toSorted();
  const names = [...new Set(holders.map(({ name }) => name))].toSorted();
  const query = podsQuery({ namespace, secret: names, pageSize: 500 });
  const { data } = useLiveQuery(query, { shown: uidsOf });
  return useMemo(
    () => (isAlive && data !== undefined ? attemptsSince(podsThatName(data.items, holders), since) : null),
    [isAlive, data, holders, since],
  );
}
