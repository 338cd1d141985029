import { describe, expect, it, vi } from 'vitest';
import { AppError } from '#lib/domain/errors.ts';
import { eventStream } from './event-stream.ts';

const nothing = () => [];

describe('eventStream', () => {
  it('is undone once where the reader leaves and the request ends after it', async () => {
    const ending = new AbortController();
    const undo = vi.fn();
    const response = eventStream(ending.signal, () => undo, nothing);
    await response.body?.cancel();
    ending.abort();
    expect(undo).toHaveBeenCalledOnce();
  });

  it('takes nothing more once its reader left', async () => {
    const ending = new AbortController();
    let send = (): void => undefined;
    const response = eventStream(
      ending.signal,
      (writer) => {
        send = () => writer.send({ type: 'objects' });
        return () => undefined;
      },
      nothing,
    );
    await response.body?.cancel();
    expect(send).not.toThrow();
  });

  it('tells a slow reader to catch up as soon as it reads again, though nothing more happens', async () => {
    const ending = new AbortController();
    const uids = Array.from({ length: 500 }, (_, at) => `uid-${at}`);
    const response = eventStream(
      ending.signal,
      ({ send }) => {
        for (let turn = 0; turn < 40; turn += 1) send({ type: 'pods', uids, gone: [], isAll: false });
        return () => undefined;
      },
      () => [{ type: 'objects' }],
    );
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let got = '';
    while (!got.includes('"objects"')) got += (await reader?.read())?.value ?? '';
    expect(got.split('"pods"').length - 1).toBeLessThan(40);
    expect(got.split('"objects"').length - 1).toBe(1);
    ending.abort();
  });

  it('leaves nothing running where it is refused', () => {
    vi.useFakeTimers();
    const refuse = () => {
      throw new AppError('throttled', 'Too many.');
    };
    expect(() => eventStream(new AbortController().signal, refuse, nothing)).toThrow('Too many.');
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });
});
