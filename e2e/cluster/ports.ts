import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Below the range from which the system takes ports for outgoing connections, so none is taken in between. */
const range = { from: 15_000, to: 31_000 };

/** A free loopback port for each name, neighbours of one another. Throws after 50 tries. */
export async function freePorts<Name extends string>(names: readonly Name[]): Promise<Record<Name, number>> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const base = randomInt(range.from, range.to - names.length);
    const ports = names.map((name, index) => [name, base + index] as const);
    const free = await Promise.all(ports.map(([, port]) => isFree(port)));
    if (free.every(Boolean)) return asRecord(ports);
  }
  throw new Error(`No free ports between ${range.from} and ${range.to}. Stop what uses them.`);
}

/** The first three numbers of a /24 for pods that no interface of this machine uses, such as `10.231.7`. */
export function freeSubnet(): string {
  const taken = Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).map((entry) => entry.address),
  );
  for (;;) {
    const subnet = `10.${randomInt(200, 255)}.${randomInt(0, 256)}`;
    if (!taken.some((address) => address.startsWith(`${subnet}.`))) return subnet;
  }
}

/** A loopback address that hardly any other program uses, for the name server's port 53. */
export function freeLoopback(): string {
  return `127.${randomInt(64, 255)}.${randomInt(0, 256)}.${randomInt(1, 255)}`;
}

/** Whether nothing listens on this loopback port. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

function asRecord<Name extends string>(entries: readonly (readonly [Name, number])[]): Record<Name, number> {
  return Object.fromEntries(entries) as Record<Name, number>;
}
