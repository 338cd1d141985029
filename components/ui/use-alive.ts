'use client';
import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/**
 * Whether this part of the page answers keys and clicks: what its HTML shows before that is deaf, and parts come alive
 * one after the other. Fields and forms are inert until then, so that nothing is typed or chosen that nobody keeps;
 * what a page or form ends with says it by its attribute `data-alive`, for who drives it by scripts.
 */
export function useAlive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
