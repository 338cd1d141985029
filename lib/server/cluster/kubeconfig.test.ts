import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectCluster, type ConnectionOptions } from '#lib/server/cluster/connection.ts';
import { tokenFileCredentials } from '#lib/server/cluster/credentials.ts';
import { connectInCluster, runsInCluster } from '#lib/server/cluster/in-cluster.ts';
import { clusterRequest } from '#lib/server/cluster/request.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pullport-kubeconfig-'));
});
afterEach(() => rm(folder, { recursive: true }));

type Context = { name: string; server: string; user: object; namespace?: string };

async function write(file: string, current: string, contexts: readonly Context[]): Promise<string> {
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': current,
    clusters: contexts.map(({ name, server }) => ({ name, cluster: { server } })),
    users: contexts.map(({ name, user }) => ({ name: `${name}-user`, user })),
    contexts: contexts.map(({ name, namespace }) => ({
      name,
      context: { cluster: name, user: `${name}-user`, namespace },
    })),
  };
  const path = join(folder, file);
  // JSON is YAML.
  await writeFile(path, JSON.stringify(config));
  return path;
}

function connect(options: Partial<ConnectionOptions>) {
  return connectCluster({
    cluster: null,
    kubeconfig: null,
    context: null,
    namespaces: [],
    environment: {},
    ...options,
  });
}

const one = { name: 'one', server: 'http://127.0.0.1:9', user: { token: 'first' }, namespace: 'shop' };
const two = { name: 'two', server: 'http://127.0.0.1:10/as/jana', user: { username: 'u', password: 'p' } };

describe('which cluster', () => {
  test('--kubeconfig goes before KUBECONFIG, that before ~/.kube/config', async () => {
    const told = await write('told', 'one', [one]);
    const listed = await write('listed', 'two', [two]);
    await mkdir(join(folder, '.kube'));
    await write('.kube/config', 'one', [{ ...one, server: 'http://home' }]);
    const environment = { KUBECONFIG: listed, HOME: folder };
    expect(await connect({ kubeconfig: told, environment })).toMatchObject({
      kind: 'kubeconfig',
      name: 'one',
      server: 'http://127.0.0.1:9',
      user: 'one-user',
      home: 'shop',
      why: `The context one, from ${told}.`,
    });
    expect(await connect({ environment })).toMatchObject({
      name: 'two',
      home: 'default',
      why: 'The context two, from KUBECONFIG.',
    });
    expect(await connect({ environment: { HOME: folder } })).toMatchObject({ server: 'http://home' });
  });

  test('KUBECONFIG may list several files; missing ones are passed over, the first to name a thing wins', async () => {
    const listed = [
      join(folder, 'missing'),
      await write('a', 'one', [one]),
      await write('b', 'two', [two, { ...one, server: 'http://late' }]),
    ];
    const environment = { KUBECONFIG: listed.join(':') };
    expect(await connect({ environment })).toMatchObject({ name: 'one', server: 'http://127.0.0.1:9' });
    expect(await connect({ environment, context: 'two' })).toMatchObject({
      server: 'http://127.0.0.1:10/as/jana',
    });
  });

  test('what cannot be used is said with what to do', async () => {
    const kubeconfig = await write('told', 'one', [one]);
    await expect(connect({ kubeconfig, context: 'three' })).rejects.toThrow(
      'no context "three". Choose one with --context; it has: one.',
    );
    await expect(connect({ context: 'one' })).rejects.toThrow('give --kubeconfig');
    const socks = await write('socks', 'one', [one]);
    await writeFile(
      socks,
      (await readFile(socks, 'utf8')).replace('"server":', '"proxy-url":"socks5://p:1","server":'),
    );
    await expect(connect({ kubeconfig: socks })).rejects.toThrow('use an http proxy');
  });
});

describe('who', () => {
  async function authorization(user: object) {
    const connection = await connect({ kubeconfig: await write('told', 'one', [{ ...one, user }]) });
    return (await connection.application.authorize()).headers['authorization'];
  }

  test('a token, a password', async () => {
    expect(await authorization({ token: 'abc' })).toBe('Bearer abc');
    expect(await authorization({ username: 'u', password: 'p' })).toBe(
      `Basic ${Buffer.from('u:p').toString('base64')}`,
    );
  });

  test('an exec plugin, run again when the cluster does not know what it gave', async () => {
    const plugin = join(folder, 'plugin');
    const count = join(folder, 'count');
    const status =
      '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"run-%s"}}';
    await writeFile(plugin, `#!/bin/sh\necho x >> ${count}\nprintf '${status}' $(wc -l < ${count})\n`);
    await chmod(plugin, 0o755);
    const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: plugin };
    const { application } = await connect({
      kubeconfig: await write('told', 'one', [{ ...one, user: { exec } }]),
    });
    const together = await Promise.all([
      application.authorize(),
      application.authorize(),
      application.authorize(),
    ]);
    expect(together.map(({ headers }) => headers['authorization'])).toEqual([
      'Bearer run-1',
      'Bearer run-1',
      'Bearer run-1',
    ]);
    expect((await application.authorize()).headers['authorization']).toBe('Bearer run-1');
    application.renew();
    application.renew();
    expect((await application.authorize()).headers['authorization']).toBe('Bearer run-2');
  });

  test.each(['/nowhere/plugin', '/bin/false'])(
    'the exec plugin %s gives a sentence, not its output',
    async (command) => {
      const exec = { apiVersion: 'client.authentication.k8s.io/v1', command };
      const connection = await connect({
        kubeconfig: await write('told', 'one', [{ ...one, user: { exec } }]),
      });
      const call = clusterRequest(connection, connection.application, { path: { endpoint: '/version' } });
      await expect(call).rejects.toThrow(/^Pullport has no credentials for this cluster: .*log in again\.$/);
      await connection.close();
    },
  );

  test('the ServiceAccount of the pod, its token re-read after a minute or a 401', async () => {
    await writeFile(join(folder, 'token'), 'one\n');
    await writeFile(join(folder, 'namespace'), 'tools');
    const environment = { KUBERNETES_SERVICE_HOST: 'fd00::1', KUBERNETES_SERVICE_PORT: '6443' };
    expect(await runsInCluster(environment, folder)).toBe(true);
    expect(await runsInCluster({}, folder)).toBe(false);
    const connection = await connectInCluster({ environment, namespaces: [] }, folder);
    expect(connection).toMatchObject({ server: 'https://[fd00::1]:6443', home: 'tools' });

    let now = 0;
    const credentials = tokenFileCredentials(join(folder, 'token'), () => now);
    const header = async () => (await credentials.authorize()).headers['authorization'];
    expect(await header()).toBe('Bearer one');
    await writeFile(join(folder, 'token'), 'two\n');
    expect(await header()).toBe('Bearer one');
    now = 60_001;
    expect(await header()).toBe('Bearer two');
    await writeFile(join(folder, 'token'), 'three\n');
    credentials.renew();
    expect(await header()).toBe('Bearer three');
  });
});
