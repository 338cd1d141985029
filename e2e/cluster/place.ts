import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';

/** What a run has for itself of what all programs of this machine share. */
export type Place = {
  /** First three numbers of a /24 for pods, such as `10.231.7`. */
  subnet: string;
  /** A loopback address, for the name server's port 53. */
  nameServer: string;
  /** A descriptor that every process of the run inherits: the place is taken as long as one of them lives. */
  lock: number;
  /** A free loopback port for each name, none of which was given away before. Throws when there are no more. */
  ports<Name extends string>(names: readonly Name[]): Promise<Record<Name, number>>;
  /** Gives the place back, once the run's processes have ended. */
  leave(): void;
};

const lockFolder = '/run/lock/pullport-clusters';
const places = 400;
/** Below the range from which the system takes ports for outgoing connections, so none is taken in between. */
const firstPort = 15_000;
const portsEach = 40;

/** Takes a place that no other run has, also none that starts at this moment. Throws where all are taken. */
export function takePlace(): Place {
  mkdirSync(lockFolder, { recursive: true });
  const offset = randomInt(places);
  for (let step = 0; step < places; step++) {
    const number = (offset + step) % places;
    const subnet = `10.${200 + (number % 50)}.${Math.floor(number / 50)}`;
    const lock = isInUse(subnet) ? null : takeLock(number);
    if (lock !== null) return describePlace(number, subnet, lock);
  }
  throw new Error(`All ${places} places for clusters are taken. End some: npm run cluster status`);
}

/** Whether nothing listens on this loopback port. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

function describePlace(number: number, subnet: string, lock: number): Place {
  let isLeft = false;
  let next = firstPort + number * portsEach;
  const end = next + portsEach;
  const nextPort = async (): Promise<number> => {
    while (next < end) {
      const port = next++;
      if (await isFree(port)) return port;
    }
    throw new Error(`A cluster has ${portsEach} ports, and this one gave them all away.`);
  };
  return {
    ...{ subnet, lock, nameServer: `127.${64 + (number % 128)}.${Math.floor(number / 128)}.1` },
    async ports(names) {
      return asRecord(await Promise.all(names.map(async (name) => [name, await nextPort()] as const)));
    },
    leave() {
      if (!isLeft) closeSync(lock);
      isLeft = true;
    },
  };
}

function isInUse(subnet: string): boolean {
  const addresses = Object.values(networkInterfaces()).flat();
  return addresses.some((entry) => entry?.address.startsWith(`${subnet}.`));
}

/** The system lets go of such a lock with the last process that holds the file open, however that one ends. */
function takeLock(number: number): number | null {
  const lock = openSync(join(lockFolder, String(number)), 'w');
  const { error, status } = spawnSync('flock', ['--nonblock', '3'], {
    stdio: ['ignore', 'ignore', 'ignore', lock],
  });
  if (error === undefined && status === 0) return lock;
  closeSync(lock);
  if (error !== undefined) throw error;
  return null;
}

function asRecord<Name extends string>(entries: readonly (readonly [Name, number])[]): Record<Name, number> {
  return Object.fromEntries(entries) as Record<Name, number>;
}
