import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { createBearerGuard, type Account } from '#e2e/cluster/bearer.ts';
import { pathIn, writeIn, type Run } from '#e2e/cluster/run.ts';

export type FrontOptions = {
  port: number;
  /** Port of the registry that holds the images and asks for nothing. */
  storagePort: number;
  /** Who may pull from the registry that hands out tokens. */
  accounts: readonly Account[];
  /** Folder with a file for each name that has stopped misbehaving. */
  mended: string;
};

type Behaviour = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/**
 * Registries in front of the same storage, told apart by the name in the Host header: `tokens` asks for bearer
 * tokens, the others misbehave each in its own way.
 */
export function serveFront(options: FrontOptions): Promise<void> {
  const forward: Behaviour = (incoming, outgoing) => forwardTo(options.storagePort, incoming, outgoing);
  const behaviours: Record<string, Behaviour> = {
    tokens: createBearerGuard(options.accounts, forward),
    hub: (_, outgoing) => refuse(outgoing, 429, 'TOOMANYREQUESTS', 'You have reached your pull rate limit.'),
    restricted: (_, outgoing) =>
      refuse(outgoing, 403, 'DENIED', 'requested access to the resource is denied'),
    mirror: (_, outgoing) => refuse(outgoing, 503, 'UNAVAILABLE', 'service unavailable'),
    edge: (incoming) => void incoming.socket.destroy(),
    museum: (_, outgoing) => answerOldManifest(outgoing),
    archive: (incoming, outgoing) =>
      forwardTo(options.storagePort, incoming, outgoing, corruptLayers(incoming)),
  };
  const server = createServer((incoming, outgoing) => {
    const name = incoming.headers.host?.split('.')[0] ?? '';
    const isMended = name !== '' && existsSync(join(options.mended, name));
    const behave = isMended ? forward : (behaviours[name] ?? forward);
    behave(incoming, outgoing);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => resolve());
  });
}

/** Where the front of a run looks for what is mended. */
export function mendedFolder(run: Run): string {
  return pathIn(run, 'registries', 'mended');
}

/** Has a misbehaving name of a running front hand out images from now on, such as `hub`. */
export function mendFront(run: Run, name: string): void {
  writeIn(run, '', 'registries', 'mended', name);
}

/** Answers as the distribution API does. `HEAD` gets no body, as from a real registry. */
function refuse(outgoing: ServerResponse, status: number, code: string, message: string): void {
  outgoing.writeHead(status, { 'content-type': 'application/json' });
  outgoing.end(JSON.stringify({ errors: [{ code, message }] }));
}

/** A manifest of Docker's first schema, which no current runtime takes. */
function answerOldManifest(outgoing: ServerResponse): void {
  const body = JSON.stringify({ schemaVersion: 1, name: 'old', tag: '1', fsLayers: [], history: [] });
  outgoing.writeHead(200, {
    'content-type': 'application/vnd.docker.distribution.manifest.v1+prettyjws',
    'content-length': body.length,
    'docker-content-digest': `sha256:${createHash('sha256').update(body).digest('hex')}`,
  });
  outgoing.end(body);
}

type Transform = (body: Uint8Array) => Uint8Array;

function corruptLayers(incoming: IncomingMessage): Transform {
  if (incoming.url?.includes('/blobs/') !== true) return (body) => body;
  return (body) => body.map((byte, index) => (index === body.length - 1 ? byte ^ 1 : byte));
}

function forwardTo(
  port: number,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  transform?: Transform,
): void {
  const { authorization: _, ...headers } = incoming.headers;
  const upstream = request(
    { host: '127.0.0.1', port, method: incoming.method, path: incoming.url, headers },
    (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const body = Buffer.concat(chunks);
        outgoing.writeHead(response.statusCode ?? 502, response.headers);
        outgoing.end(transform ? transform(body) : body);
      });
    },
  );
  upstream.on('error', () => refuse(outgoing, 502, 'UNAVAILABLE', 'bad gateway'));
  upstream.end();
}
