'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NamespaceList } from '#lib/api/namespaces.ts';
import { api } from '#lib/paths.ts';
import { getJson } from '../api.ts';
import { namespacesQuery } from '../queries/cluster.ts';

/** Forgets what the server remembers of this person's rights, then fetches everything on the screen again. */
export function useLookAgain() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => getJson<NamespaceList>(api.namespaces({ refresh: 'yes' })),
    onSuccess: async (namespaces) => {
      client.setQueryData(namespacesQuery().queryKey, namespaces);
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'namespaces' });
    },
  });
}
