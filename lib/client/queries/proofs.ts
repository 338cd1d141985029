import { queryOptions } from '@tanstack/react-query';
import type { ProofRight } from '#lib/api/proofs.ts';
import { api } from '#lib/paths.ts';
import { getJson } from '../api.ts';

/** Whether a pull may be proved in a namespace. */
export function proofRightQuery(namespace: string) {
  const path = api.proofs({ namespace });
  return queryOptions({
    queryKey: ['proof-right', path],
    queryFn: ({ signal }) => getJson<ProofRight>(path, signal),
  });
}
