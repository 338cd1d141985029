/** Keys or sequences ("g p") to what they do. */
export type KeyMap = Readonly<Record<string, () => void>>;

export type KeyStep = { is: 'run'; keys: string } | { is: 'wait'; keys: string } | { is: 'nothing' };

/**
 * What a key means after those already pressed: a whole binding, the start of one, or nothing. A key that does not
 * go on with a sequence starts anew, so that `g j` still moves down.
 */
export function keyStep(pressed: string, key: string, bindings: readonly string[]): KeyStep {
  const keys = pressed === '' ? key : `${pressed} ${key}`;
  if (bindings.includes(keys)) return { is: 'run', keys };
  if (bindings.some((binding) => binding.startsWith(`${keys} `))) return { is: 'wait', keys };
  return pressed === '' ? { is: 'nothing' } : keyStep('', key, bindings);
}

/** The key as bindings name it: `mod+k` for ⌘K and Ctrl+K, else the key itself; null for keys with other modifiers. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey'>): string | null {
  if (event.altKey) return null;
  if (event.metaKey || event.ctrlKey) return `mod+${event.key.toLowerCase()}`;
  return event.key;
}
