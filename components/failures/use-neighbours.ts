'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { failuresQuery } from '#lib/client/queries/failures.ts';
import { pages } from '#lib/paths.ts';

type Place = { namespace: string; pod: string; container: string };

const hrefOf = ({ namespace, pod, container }: Place) => pages.failure(namespace, pod, container);

/** Goes to the failure before or after this one, in the order of the list of failures; asked for when it is wanted. */
export function useNeighbours(here: Place) {
  const client = useQueryClient();
  const router = useRouter();
  return async (step: 1 | -1) => {
    const { items } = await client.fetchQuery(failuresQuery({}));
    const hrefs = items.flatMap(({ samples }) => samples.map(hrefOf));
    const at = hrefs.indexOf(hrefOf(here));
    const next = hrefs[(Math.max(at, step === 1 ? -1 : 0) + step + hrefs.length) % hrefs.length];
    if (next !== undefined) router.push(next);
  };
}
