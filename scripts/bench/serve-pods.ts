/**
 * Serves COUNT pods as an API server would, from a process of its own: `serve-pods.ts COUNT`, prints its URL. Of
 * everything else there is none, and everybody may do all.
 */
import { createServer, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { samplePod } from '#scripts/bench/sample-pods.ts';

const count = Number(process.argv[2]);
const pods = Array.from({ length: count }, (_, index) => Buffer.from(JSON.stringify(samplePod(index))));
const meanSize = Math.round(pods.reduce((sum, pod) => sum + pod.length, 0) / count);
const version = String(2_000_000 + count);

const comma = Buffer.from(',');
const eventStart = Buffer.from('{"type":"ADDED","object":');
const eventEnd = Buffer.from('}\n');
const emptyList = { kind: 'List', apiVersion: 'v1', metadata: { resourceVersion: version }, items: [] };
const allowed = { kind: 'SelfSubjectAccessReview', status: { allowed: true } };
const listEnd = Buffer.from(
  `${JSON.stringify({ type: 'BOOKMARK', object: { kind: 'Pod', apiVersion: 'v1', metadata: { resourceVersion: version, annotations: { 'k8s.io/initial-events-end': 'true' } } } })}\n`,
);

/** Written in pieces of about 64 KB, never faster than they are read. */
async function write(response: ServerResponse, parts: Iterable<Buffer>): Promise<void> {
  let piece: Buffer[] = [];
  let length = 0;
  for (const part of parts) {
    piece.push(part);
    length += part.length;
    if (length < 65_536) continue;
    if (!response.write(Buffer.concat(piece, length))) await once(response, 'drain');
    piece = [];
    length = 0;
  }
  response.write(Buffer.concat(piece, length));
}

function* events(): Generator<Buffer> {
  for (const pod of pods) {
    yield eventStart;
    yield pod;
    yield eventEnd;
  }
  yield listEnd;
}

function* list(from: number, to: number): Generator<Buffer> {
  const next = to < count ? `,"continue":"${to}"` : '';
  yield Buffer.from(
    `{"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"${version}"${next}},"items":[`,
  );
  for (let index = from; index < to; index += 1) {
    if (index > from) yield comma;
    yield pods[index] ?? comma;
  }
  yield Buffer.from(']}\n');
}

function servePods(query: URLSearchParams, response: ServerResponse): void {
  if (query.has('watch')) {
    // After the list the watch stays open and silent.
    if (query.has('sendInitialEvents')) void write(response, events());
    else response.flushHeaders();
    return;
  }
  const from = Number(query.get('continue') ?? 0);
  const limit = Number(query.get('limit') ?? count);
  void write(response, list(from, Math.min(count, from + limit))).then(() => response.end());
}

const server = createServer((request, response) => {
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://127.0.0.1');
  response.writeHead(200, { 'content-type': 'application/json' });
  if (pathname === '/api/v1/pods') servePods(query, response);
  else if (query.has('watch')) response.write(listEnd);
  else response.end(JSON.stringify(request.method === 'POST' ? allowed : emptyList));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${address.port}`, meanSize })}\n`);
});
