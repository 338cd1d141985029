'use client';

import { useEffect, useState } from 'react';
import { copyText } from './copy-text.ts';

export type CopyState = 'idle' | 'copied' | 'failed';

const shownFor = 1600;

/** Copies, and tells for a moment how it went. */
export function useCopy(): { state: CopyState; copy: (text: string) => void } {
  const [state, setState] = useState<CopyState>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), shownFor);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = (text: string) => void copyText(text).then((done) => setState(done ? 'copied' : 'failed'));
  return { state, copy };
}
