import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { scriptedConnection } from '#scripts/testing/scripted-api/follow.ts';
import type { ClusterConnection } from './connection.ts';
import { bearerCredentials } from './credentials.ts';
import { UserCluster } from './user-cluster.ts';

type Seen = { method: string; url: URL; authorization: string; body: unknown };
let seen: Seen[] = [];
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const text = Buffer.concat(parts).toString();
    seen.push({
      method: request.method ?? '',
      url: new URL(request.url ?? '', 'http://cluster'),
      authorization: request.headers.authorization ?? '',
      body: text === '' ? null : JSON.parse(text),
    });
    response.setHeader('content-type', 'application/json').end('{}');
  });
});

let connection: ClusterConnection;
let cluster: UserCluster;
beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  connection = scriptedConnection(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  cluster = new UserCluster(connection, bearerCredentials('my-token'), new AbortController().signal);
});
beforeEach(() => {
  seen = [];
});
afterAll(async () => {
  await connection.close();
  server.close();
});

const pod = { resource: 'pods', namespace: 'shop', name: 'web' } as const;

test('asks under the person’s own credentials', async () => {
  await cluster.get(pod);
  expect(seen).toMatchObject([{ method: 'GET', authorization: 'Bearer my-token' }]);
});

test('writes name their manager, and a dry run says so in the query', async () => {
  await cluster.patch(pod, 'application/merge-patch+json', {}, { dryRun: true });
  expect(seen[0]?.url.search).toBe('?fieldManager=pullport&dryRun=All');
  await cluster.create({ resource: 'pods', namespace: 'shop' }, {});
  expect(seen[1]?.url.search).toBe('?fieldManager=pullport');
});

test('a delete says it in the body: with one, the API server reads no options from the query', async () => {
  await cluster.delete(pod, { preconditions: { uid: 'u1' } }, { dryRun: true });
  expect(seen[0]).toMatchObject({
    method: 'DELETE',
    body: { apiVersion: 'v1', kind: 'DeleteOptions', preconditions: { uid: 'u1' }, dryRun: ['All'] },
  });
  await cluster.delete(pod, {});
  expect(seen[1]?.body).toEqual({ apiVersion: 'v1', kind: 'DeleteOptions' });
});
