import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './test-server.ts';

function isInstalled(): boolean {
  try {
    execFileSync('kubectl', ['version', '--client'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const MANIFEST = `
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec: {containers: [{name: main, image: "nginx:latest"}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: api}
spec:
  selector: {matchLabels: {app: api}}
  template:
    metadata: {labels: {app: api}}
    spec: {containers: [{name: main, image: "api:1"}]}
`;

// Absent on machines without kubectl; what it asks of the server is held by the other tests too.
describe.runIf(isInstalled())('kubectl', () => {
  let server: TestServer;
  let folder: string;

  beforeEach(async () => {
    server = await startTestServer();
    folder = await mkdtemp(join(tmpdir(), 'demo-kubectl-'));
    const cluster = { cluster: { server: `${server.api.url}/as/admin` }, name: 'demo' };
    const context = { context: { cluster: 'demo', namespace: 'shop', user: 'demo' }, name: 'demo' };
    const config = {
      kind: 'Config',
      apiVersion: 'v1',
      clusters: [cluster],
      contexts: [context],
      'current-context': 'demo',
    };
    await writeFile(
      join(folder, 'config'),
      JSON.stringify({ ...config, users: [{ name: 'demo', user: {} }] }),
    );
    await writeFile(join(folder, 'manifest.yaml'), MANIFEST);
    await kubectl('create', '-f', join(folder, 'manifest.yaml'));
  });
  afterEach(async () => {
    await server.api.close();
    await rm(folder, { recursive: true });
  });

  const fixed = (): string[] => [
    `--kubeconfig=${join(folder, 'config')}`,
    `--cache-dir=${join(folder, 'cache')}`,
  ];

  async function kubectl(...args: string[]): Promise<string> {
    return (await promisify(execFile)('kubectl', [...fixed(), ...args])).stdout;
  }

  it('creates from a file, gets, describes and prints YAML', async () => {
    expect(await kubectl('get', 'pods', '-A')).toMatch(
      /NAMESPACE +NAME +READY +STATUS.*\nshop +web +0\/1 +Pending/,
    );
    expect(await kubectl('get', 'po', 'web', '-o', 'yaml')).toContain('imagePullPolicy: Always');
    expect(await kubectl('describe', 'pod', 'web')).toMatch(/Service Account: +default/);
    expect(await kubectl('get', 'deploy,sa', '-o', 'name')).toBe(
      'deployment.apps/api\nserviceaccount/default\n',
    );
  });

  it('patches, restarts and deletes', async () => {
    await kubectl('patch', 'sa', 'default', '-p', '{"imagePullSecrets":[{"name":"reg"}]}');
    expect(server.store.get('serviceaccounts', 'shop', 'default')?.['imagePullSecrets']).toEqual([
      { name: 'reg' },
    ]);
    expect(await kubectl('rollout', 'restart', 'deployment/api')).toContain('restarted');
    expect(JSON.stringify(server.store.get('deployments', 'shop', 'api'))).toContain(
      'kubectl.kubernetes.io/restartedAt',
    );
    await kubectl('delete', 'pod', 'web');
    expect(server.store.list('pods')).toEqual([]);
  });

  it('watches', async () => {
    const watching = spawn('kubectl', [...fixed(), 'get', 'pods', '-A', '-w']);
    const lines = createInterface({ input: watching.stdout })[Symbol.asyncIterator]();
    const next = async () => (await lines.next()).value ?? 'the end';
    expect(await next()).toContain('NAMESPACE');
    expect(await next()).toMatch(/web +0\/1 +Pending/);
    server.store.mutate('pods', 'shop', 'web', (draft) => ({ ...draft, status: { phase: 'Running' } }));
    expect(await next()).toMatch(/web +0\/1 +Running/);
    watching.kill();
  });

  it('is told how to do what it would send as protobuf', async () => {
    await expect(kubectl('create', 'sa', 'x')).rejects.toThrow('kubectl create -f');
  });
});
