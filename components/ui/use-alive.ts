import { useEffect, useRef, type RefObject } from 'react';

/**
 * The part that a page or form ends with says when it is alive, by its attribute `data-alive`: parts of a page come
 * alive one after the other, and who drives it by keys or scripts waits for the last.
 */
export function useAlive<T extends HTMLElement>(): RefObject<T | null> {
  const part = useRef<T>(null);
  useEffect(() => part.current?.setAttribute('data-alive', 'true'), []);
  return part;
}
