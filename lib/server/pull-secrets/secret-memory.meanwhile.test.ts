import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ClusterConnection } from '#lib/server/cluster/connection.ts';
import { bearerCredentials } from '#lib/server/cluster/credentials.ts';
import { UserCluster } from '#lib/server/cluster/user-cluster.ts';
import { scriptedConnection } from '#scripts/testing/scripted-api/follow.ts';
import { SecretMemory, type SessionSecrets } from './secret-memory.ts';

type Waiting = { path: string; send: () => void };

/** What the cluster holds, by namespace; each list is made when it is asked for and sent when the test says so. */
let stored: Record<string, string[]> = {};
let waiting: Waiting[] = [];
let arrived = Promise.withResolvers<void>();

const server = createServer((request, response) => {
  const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://cluster');
  const isModern = searchParams.get('fieldSelector') === 'type=kubernetes.io/dockerconfigjson';
  const items = isModern ? secretsAt(path) : [];
  waiting.push({ path, send: () => answer(response, { items }) });
  arrived.resolve();
});

function secretsAt(path: string): object[] {
  return Object.entries(stored)
    .filter(([namespace]) => path === '/api/v1/secrets' || path.includes(`/namespaces/${namespace}/`))
    .flatMap(([namespace, names]) =>
      names.map((name) => ({
        type: 'kubernetes.io/dockerconfigjson',
        metadata: { namespace, name, uid: name, resourceVersion: '1' },
        data: { '.dockerconfigjson': btoa('{"auths":{}}') },
      })),
    );
}

function answer(response: ServerResponse, body: object): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
}

/** Resolves once a read has asked for both of its lists; they are taken out of the queue, not answered. */
async function lists(): Promise<Waiting[]> {
  while (waiting.length < 2) {
    arrived = Promise.withResolvers<void>();
    await arrived.promise;
  }
  return waiting.splice(0, 2);
}

function sendAll(asked: readonly Waiting[]): void {
  for (const { send } of asked) send();
}

let connection: ClusterConnection;
let cluster: UserCluster;
let secrets: SessionSecrets;
beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  connection = scriptedConnection(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  cluster = new UserCluster(connection, bearerCredentials('a-token'), new AbortController().signal);
});
beforeEach(() => {
  stored = { shop: ['old'], till: [] };
  waiting = [];
  secrets = new SecretMemory().of('me');
});
afterAll(async () => {
  await connection.close();
  server.close();
});

const known = (namespace: string) => {
  const view = secrets.view(namespace);
  return view.is === 'read' ? [...view.secrets.keys()] : view.is;
};

describe.each([
  ['one namespace', () => secrets.read(cluster, ['shop'])],
  ['all namespaces', () => secrets.readAll(cluster, ['shop', 'till'])],
])('a write while %s is being read', (_, read) => {
  test('is seen by the next read, which does not wait for the one under way', async () => {
    const before = read();
    const early = await lists();
    stored = { shop: ['old', 'new'], till: [] };
    secrets.forget(['shop']);
    const after = read();
    sendAll(await lists());
    await after;
    expect(known('shop')).toEqual(['old', 'new']);
    sendAll(early);
    await before;
    expect(known('shop')).toEqual(['old', 'new']);
  });

  test('leaves what that read brings outdated: shown, and read anew at the next question', async () => {
    const before = read();
    const early = await lists();
    stored = { shop: ['old', 'new'], till: [] };
    secrets.forget(['shop']);
    sendAll(early);
    await before;
    expect(known('shop')).toEqual(['old']);
    expect(secrets.isOutdated('shop')).toBe(true);
    const after = read();
    sendAll(await lists());
    await after;
    expect(known('shop')).toEqual(['old', 'new']);
    expect(secrets.isOutdated('shop')).toBe(false);
  });
});

test('a read over all namespaces knows each that was forgotten since it began', async () => {
  const before = secrets.readAll(cluster, ['shop', 'till']);
  const early = await lists();
  secrets.forget(['shop', 'till']);
  sendAll(early);
  await before;
  expect(['shop', 'till'].map((namespace) => secrets.isOutdated(namespace))).toEqual([true, true]);
});

test('those who ask at the same time wait for one read', async () => {
  const both = [secrets.read(cluster, ['shop']), secrets.read(cluster, ['shop'])];
  sendAll(await lists());
  await Promise.all(both);
  expect(known('shop')).toEqual(['old']);
  expect(waiting).toEqual([]);
});
