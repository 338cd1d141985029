import { describe, expect, it, vi } from 'vitest';
import { AppError } from '#lib/domain/errors.ts';
import { eventStream } from './event-stream.ts';

describe('eventStream', () => {
  it('is undone once where the reader leaves and the request ends after it', async () => {
    const ending = new AbortController();
    const undo = vi.fn();
    const response = eventStream(ending.signal, () => undo);
    await response.body?.cancel();
    ending.abort();
    expect(undo).toHaveBeenCalledOnce();
  });

  it('takes nothing more once its reader left', async () => {
    const ending = new AbortController();
    let send = (): void => undefined;
    const response = eventStream(ending.signal, (writer) => {
      send = () => writer.send({ type: 'objects' });
      return () => undefined;
    });
    await response.body?.cancel();
    expect(send).not.toThrow();
  });

  it('leaves nothing running where it is refused', () => {
    vi.useFakeTimers();
    const refuse = () => {
      throw new AppError('throttled', 'Too many.');
    };
    expect(() => eventStream(new AbortController().signal, refuse)).toThrow('Too many.');
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });
});
