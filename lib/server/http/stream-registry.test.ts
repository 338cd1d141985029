import { describe, expect, it } from 'vitest';
import { StreamRegistry } from './stream-registry.ts';

const stream = (identityKey: string, person: string) => ({ identityKey, person, close: () => undefined });

describe('StreamRegistry', () => {
  it('holds one person back however often they sign in, and leaves room for others', () => {
    const streams = new StreamRegistry();
    const open = (index: number) => streams.add(stream(`session-${Math.floor(index / 20)}`, 'mara'));
    for (let index = 0; index < 100; index += 1) open(index);
    expect(() => open(100)).toThrow(/Too many open live connections/);
    expect(() => streams.add(stream('another', 'vera'))).not.toThrow();
  });
});
