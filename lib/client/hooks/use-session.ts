'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api, pages } from '#lib/paths.ts';
import { apiUrl, writeNothing } from '../api.ts';
import { sessionQuery } from '../queries/cluster.ts';

/** Who is signed in, and the ways to become somebody else. Everything on screen belongs to one person: it reloads. */
export function useSession() {
  const session = useQuery(sessionQuery());
  const switchPerson = useMutation({
    mutationFn: (person: string) => writeNothing({ method: 'POST', path: api.session(), body: { person } }),
    onSuccess: () => window.location.assign(apiUrl(pages.overview())),
  });
  const signOut = useMutation({
    mutationFn: () => writeNothing({ method: 'DELETE', path: api.session(), body: {} }),
    onSuccess: () => window.location.assign(apiUrl(pages.signIn())),
  });
  return { session: session.data ?? null, switchPerson, signOut };
}
