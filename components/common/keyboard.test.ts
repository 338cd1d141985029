import { describe, expect, it } from 'vitest';
import { keyName, keyStep } from './keyboard.ts';

const bindings = ['g p', 'g f', 'j', '/', '?', 'mod+k'];

describe('a key', () => {
  it('runs its binding', () => {
    expect(keyStep('', 'j', bindings)).toEqual({ is: 'run', keys: 'j' });
  });

  it('waits for the rest of a sequence, then runs it', () => {
    expect(keyStep('', 'g', bindings)).toEqual({ is: 'wait', keys: 'g' });
    expect(keyStep('g', 'p', bindings)).toEqual({ is: 'run', keys: 'g p' });
  });

  it('starts anew where it does not go on with the sequence', () => {
    expect(keyStep('g', 'j', bindings)).toEqual({ is: 'run', keys: 'j' });
    expect(keyStep('g', 'g', bindings)).toEqual({ is: 'wait', keys: 'g' });
    expect(keyStep('g', 'z', bindings)).toEqual({ is: 'nothing' });
  });
});

describe('the name of a key', () => {
  const plain = { metaKey: false, ctrlKey: false, altKey: false };

  it('is the same with Command and Control', () => {
    expect(keyName({ ...plain, key: 'K', metaKey: true })).toBe('mod+k');
    expect(keyName({ ...plain, key: 'k', ctrlKey: true })).toBe('mod+k');
  });

  it('is the character that was typed, whatever Shift did for it', () => {
    expect(keyName({ ...plain, key: '?' })).toBe('?');
  });

  it('is none with Alt: those belong to the browser', () => {
    expect(keyName({ ...plain, key: 'd', altKey: true })).toBeNull();
  });
});
