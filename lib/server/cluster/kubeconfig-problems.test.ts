import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectCluster, type ConnectionOptions } from '#lib/server/cluster/connection.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pullport-kubeconfig-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function refusal(options: Partial<ConnectionOptions>): Promise<string> {
  const base = { cluster: null, kubeconfig: null, context: null, namespaces: [], environment: {} };
  return connectCluster({ ...base, ...options }).then(
    () => 'connected',
    (error: Error) => error.message,
  );
}

async function write(text: string): Promise<string> {
  const file = join(folder, 'written');
  await writeFile(file, text);
  return file;
}

test('a file that is not there is named, with where its name came from', async () => {
  const nowhere = join(folder, 'nowhere');
  expect(await refusal({ kubeconfig: nowhere })).toBe(
    `There is no kubeconfig ${nowhere}: check the path, or start with --demo.`,
  );
  expect(await refusal({ environment: { KUBECONFIG: nowhere } })).toContain('nowhere (from KUBECONFIG)');
});

test('a file that is something else is named, and nothing of it repeated', async () => {
  expect(await refusal({ kubeconfig: folder })).toContain(`${folder} is not a kubeconfig`);
  const broken = await refusal({ kubeconfig: await write('users: [{token: canary') });
  expect(broken).toMatch(/written is not a kubeconfig: "kubectl config view --kubeconfig .*" tells more\.$/);
  expect(broken).not.toContain('canary');
});

const context = { name: 'one', context: { cluster: 'c', user: 'u' } };
const cluster = { name: 'c', cluster: { server: 'https://127.0.0.1:1' } };

test.each([
  ['', 'is not a kubeconfig'],
  ['{}', 'has no context: check that it is the right file'],
  [{ contexts: [context] }, 'names no current context. Choose one with --context; it has: one.'],
  [{ contexts: [context], 'current-context': 'two' }, 'no context "two". Choose one with --context'],
  [{ contexts: [context], 'current-context': 'one' }, 'context "one" lacks the cluster "c": add it'],
  [{ contexts: [context], clusters: [cluster], 'current-context': 'one' }, 'lacks the user "u"'],
])('a kubeconfig that is not whole: %o', async (parts, sentence) => {
  const kubeconfig = await write(typeof parts === 'string' ? parts : JSON.stringify(parts));
  expect(await refusal({ kubeconfig })).toContain(sentence);
});
