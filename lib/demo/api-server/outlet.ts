import { type ServerResponse } from 'node:http';
import { type Clock } from '#lib/demo/clock.ts';

/** Where an answer goes. Faults stand between the server and the wire by wrapping one. */
export type Outlet = {
  head(status: number, headers: Readonly<Record<string, string>>): void;
  /** Sends a part; false asks to wait for `drained`. */
  write(part: Buffer | string): boolean;
  end(part?: Buffer | string): void;
  /** Breaks the connection without a word. */
  destroy(): void;
  /** Resolves when more may be written, or the connection is gone. */
  drained(): Promise<void>;
  /** Runs `listener` once when the connection is gone or the answer complete. */
  onClose(listener: () => void): void;
  readonly closed: boolean;
  /** Bytes that wait for the client to read. */
  readonly waiting: number;
};

/** The wire itself. The Date header comes from the demo's clock. */
export function httpOutlet(response: ServerResponse, clock: Clock): Outlet {
  response.sendDate = false;
  let wake = (): void => undefined;
  response.on('drain', () => wake());
  response.once('close', () => wake());
  return {
    head(status, headers) {
      response.writeHead(status, { ...headers, Date: new Date(clock.now()).toUTCString() });
      response.flushHeaders();
    },
    write: (part) => response.write(part),
    end: (part) => void (part === undefined ? response.end() : response.end(part)),
    destroy: () => void response.destroy(),
    drained: () =>
      new Promise((resolve) => {
        if (response.destroyed || !response.writableNeedDrain) resolve();
        else wake = resolve;
      }),
    onClose: (listener) => void response.once('close', listener),
    get closed() {
      return response.destroyed || response.writableEnded;
    },
    get waiting() {
      return response.writableLength;
    },
  };
}

/** Lets `bytes` of the body through; what comes after breaks the connection, or is swallowed in silence. */
export function limitedOutlet(outlet: Outlet, bytes: number, afterwards: 'cut' | 'silence'): Outlet {
  let left = bytes;
  let over = false;

  function pass(part: Buffer | string): boolean {
    if (over) return true;
    const buffer = Buffer.from(part);
    if (buffer.length <= left) {
      left -= buffer.length;
      return outlet.write(buffer);
    }
    over = true;
    outlet.write(buffer.subarray(0, left));
    // The bytes let through must leave before the connection breaks.
    if (afterwards === 'cut') void outlet.drained().then(() => setImmediate(() => outlet.destroy()));
    return true;
  }

  return {
    head: (status, headers) => {
      const { 'Content-Length': _length, ...open } = headers;
      outlet.head(status, open);
    },
    write: pass,
    end(part) {
      if (part !== undefined) pass(part);
      if (!over) outlet.end();
    },
    destroy: () => outlet.destroy(),
    drained: () => outlet.drained(),
    onClose: (listener) => outlet.onClose(listener),
    get closed() {
      return outlet.closed;
    },
    get waiting() {
      return outlet.waiting;
    },
  };
}
