import { useQuery } from '@tanstack/react-query';
import { namespacesQuery } from '#lib/client/queries/cluster.ts';
import type { SearchValues } from '#lib/paths.ts';
import { valuesOf } from './search-links.ts';

/** The namespaces a view asks for, where this person may see pods in none of them; the same whether or not they exist. */
export function useHiddenNamespaces(values: SearchValues): readonly string[] {
  const { data } = useQuery(namespacesQuery());
  const asked = valuesOf(values, 'namespace');
  if (data === undefined) return [];
  return asked.some((name) => data.items.some((item) => item.name === name)) ? [] : asked;
}
