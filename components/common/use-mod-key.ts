'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** What this machine calls the key of ⌘K: "⌘" on Apple's, "Ctrl" elsewhere. */
export function useModKey(): '⌘' | 'Ctrl' {
  return useSyncExternalStore(
    never,
    () => (/Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl'),
    () => 'Ctrl',
  );
}
