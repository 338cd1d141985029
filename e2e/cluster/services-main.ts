import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { serveNames } from '#e2e/cluster/name-server.ts';
import { serveFront, type FrontOptions } from '#e2e/cluster/registry-front.ts';

/** What the process of our own servers is told, as a JSON file named by its only argument. */
export type ServicesOptions = { nameServer: string; front: FrontOptions; silentPort: number };

/** Takes connections and never says a word, so that a TLS handshake with it times out. */
function serveSilence(port: number): Promise<void> {
  const server = createServer((socket) => socket.on('error', () => socket.destroy()));
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
}

const file = process.argv[2];
if (file === undefined) throw new Error('Usage: services-main.ts OPTIONS.json');
const options: ServicesOptions = JSON.parse(readFileSync(file, 'utf8'));
await Promise.all([
  serveNames(options.nameServer),
  serveFront(options.front),
  serveSilence(options.silentPort),
]);
