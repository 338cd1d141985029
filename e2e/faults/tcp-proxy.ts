import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A relay of bytes on loopback whose connections can be broken as networks break them. */
export type TcpProxy = {
  port: number;
  /** Breaks every connection and takes no new one until `mend`. */
  cut(): void;
  mend(): void;
  /** Connections that are open now. */
  readonly open: number;
  close(): Promise<void>;
};

/** A port of 127.0.0.1, or the path of a unix socket. */
type Place = number | string;

/** Starts a relay to this place, by default on a free port of its own; `{ host }` is another address of this machine. */
export async function startTcpProxy(target: Place, place: Place | { host: string } = 0): Promise<TcpProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let isCut = false;
  const server = createServer((incoming) => {
    if (isCut) return incoming.destroy();
    const outgoing = typeof target === 'number' ? connect(target, '127.0.0.1') : connect(target);
    const pair = [incoming, outgoing] as const;
    pairs.add(pair);
    for (const socket of pair) {
      // Either end may go at any time; the other goes with it.
      socket.on('error', () => {});
      socket.on('close', () => {
        for (const other of pair) other.destroy();
        pairs.delete(pair);
      });
    }
    incoming.pipe(outgoing);
    outgoing.pipe(incoming);
  });
  if (typeof place === 'number') server.listen(place, '127.0.0.1');
  else if (typeof place === 'string') server.listen(place);
  else server.listen(0, place.host);
  await once(server, 'listening');
  const address = server.address();
  const breakAll = (): void => {
    for (const [incoming] of pairs) incoming.destroy();
  };
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    cut() {
      isCut = true;
      breakAll();
    },
    mend: () => void (isCut = false),
    get open() {
      return pairs.size;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        breakAll();
      }),
  };
}
