import { useQuery } from '@tanstack/react-query';
import { namespacesQuery } from '#lib/client/queries/cluster.ts';

/** Whether this person may see pods in no namespace at all; false as long as that is not known. */
export function useSeesNothing(): boolean {
  const { data } = useQuery(namespacesQuery());
  return data !== undefined && data.items.length === 0;
}
