'use client';

import { useEffect, useRef } from 'react';
import { keyName, keyStep, type KeyMap } from './keyboard.ts';

const forgetAfter = 1200;
const typing = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]';
// Toasts are dialogs too, but nobody is inside them.
const floating = ':is([role=dialog], [role=alertdialog]):not([data-toast]), [role=menu], [role=listbox]';

/**
 * Listens to keys while the component is on the page. Keys typed into fields, or while something floats over the
 * page, are left alone, except those with Command or Control.
 */
export function useKeys(map: KeyMap): void {
  const latest = useRef(map);
  useEffect(() => {
    latest.current = map;
  });
  useEffect(() => {
    let pressed = '';
    let forget: ReturnType<typeof setTimeout> | undefined;
    const listen = (event: KeyboardEvent) => {
      const name = keyName(event);
      if (name === null || event.defaultPrevented || event.key === 'Shift') return;
      if (!name.startsWith('mod+') && isTaken(event.target)) return;
      const step = keyStep(pressed, name, Object.keys(latest.current));
      clearTimeout(forget);
      pressed = step.is === 'wait' ? step.keys : '';
      if (step.is === 'wait') forget = setTimeout(() => (pressed = ''), forgetAfter);
      if (step.is !== 'run') return;
      event.preventDefault();
      latest.current[step.keys]?.();
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
      clearTimeout(forget);
    };
  }, []);
}

function isTaken(target: EventTarget | null): boolean {
  if (target instanceof Element && target.closest(typing) !== null) return true;
  // A select keeps its closed list in the page.
  return [...document.querySelectorAll(floating)].some((element) => element.checkVisibility());
}
