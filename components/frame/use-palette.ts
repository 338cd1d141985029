'use client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { PaletteGroup } from '#components/common/palette-types.ts';
import { toggleTheme } from '#components/common/toggle-theme.ts';
import { useSession } from '#lib/client/hooks/use-session.ts';
import { podsQuery } from '#lib/client/queries/pods.ts';
import { pullSecretsQuery } from '#lib/client/queries/pull-secrets.ts';
import { actionGroup, foundGroups, secretGroups } from './palette-groups.ts';

/** Milliseconds after the last key before the server is asked. */
const typingPause = 200;
/** As many as one reads at a glance. */
const shown = 8;
const shownSecrets = 4;

/** What the command palette offers besides pages: pods and pull secrets by any part of what they are, and actions. */
export function usePalette(scope: readonly string[]): {
  groups: PaletteGroup[];
  onQuery: (text: string) => void;
} {
  const { session, switchPerson } = useSession();
  const [typed, setTyped] = useState('');
  const asked = useSettled(typed.trim());
  const { data } = useQuery({
    ...podsQuery({ q: asked, namespace: scope, sort: '-state', pageSize: shown }),
    enabled: asked !== '',
  });
  const { data: secrets } = useQuery({
    ...pullSecretsQuery({ q: asked, namespace: scope, groupBy: 'secret', pageSize: shownSecrets }),
    enabled: asked !== '',
  });
  const actions = actionGroup({
    scope,
    people: session?.people ?? [],
    user: session?.user?.name ?? null,
    switchTo: (person) => switchPerson.mutate(person),
    toggleTheme,
  });
  const found =
    typed.trim() === ''
      ? []
      : [...foundGroups(data?.items ?? [], typed), ...secretGroups(secrets?.items ?? [], typed)];
  return { groups: [...found, actions], onQuery: setTyped };
}

/** The text as it stood when nothing was typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingPause);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
