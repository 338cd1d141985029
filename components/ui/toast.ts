import type { ReactNode } from 'react';
import type { Tone } from './tag.tsx';

export type Toast = {
  tone: Extract<Tone, 'ok' | 'fail' | 'accent'>;
  title: string;
  detail?: ReactNode;
};

type Send = (toast: Toast) => void;

// Toasts said before the toaster was loaded wait here.
const waiting: Toast[] = [];
const listeners = new Set<() => void>();
let send: Send | null = null;

/** Says that something finished out of sight; failures stay until closed. Never for what is on the screen. */
export function showToast(toast: Toast): void {
  if (send !== null) return send(toast);
  waiting.push(toast);
  for (const listener of listeners) listener();
}

/** True as soon as a toast was shown: only then the toaster is loaded. */
export function hasToasts(): boolean {
  return send !== null || waiting.length > 0;
}

export function onFirstToast(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Hands the toasts over to the loaded toaster, those that wait first. Returns how to leave. */
export function receiveToasts(receiver: Send): () => void {
  send = receiver;
  for (const toast of waiting.splice(0)) receiver(toast);
  return () => {
    send = null;
  };
}
