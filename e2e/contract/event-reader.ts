import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import type { Json } from '#e2e/contract/client.ts';

export type WatchEvent = { type: string; object: Json };

/** The events of one watch, one after the other. */
export type EventReader = {
  /** Throws after ten seconds without one, and where the stream has ended. */
  next(): Promise<WatchEvent>;
  /** The next event that is about this name, others are passed over. */
  about(name: string): Promise<WatchEvent>;
  /** Resolves when the server ends the stream, with what it said until then. */
  rest(): Promise<WatchEvent[]>;
  leave(): void;
};

const patience = 10_000;

/** Reads a watch's lines as events. */
export function readEvents(stream: Readable): EventReader {
  // Leaving breaks the connection, which the stream reports as an error.
  stream.on('error', () => {});
  const lines = createInterface({ input: stream })[Symbol.asyncIterator]();

  async function line(): Promise<WatchEvent | null> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error(`No event within ${patience / 1000} s.`)), patience);
    try {
      const step = await Promise.race([lines.next(), late]);
      return step.done === true ? null : JSON.parse(step.value);
    } finally {
      clearTimeout(timer);
    }
  }

  async function next(): Promise<WatchEvent> {
    const event = await line();
    if (event === null) throw new Error('The watch ended before the event that was waited for.');
    return event;
  }

  return {
    next,
    async about(name) {
      for (;;) {
        const event = await next();
        if (event.object['metadata']?.name === name) return event;
      }
    },
    async rest() {
      const events: WatchEvent[] = [];
      for (let event = await line(); event !== null; event = await line()) events.push(event);
      return events;
    },
    leave: () => stream.destroy(),
  };
}
