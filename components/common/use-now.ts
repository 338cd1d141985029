'use client';

import { useSyncExternalStore } from 'react';

const second = 1000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;
let now = wholeSecond();

function wholeSecond(): number {
  return Math.floor(Date.now() / second) * second;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = wholeSecond();
    for (const each of listeners) each();
  }, second);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

/** The time in epoch milliseconds, once a second, from one timer for the whole page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => (timer === null ? wholeSecond() : now), wholeSecond);
}
