import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Writes a kubeconfig for a server on loopback; the answer removes it again. */
export async function writeKubeconfig(
  server: string,
  token: string,
): Promise<{ file: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'pullport-bench-'));
  const file = join(folder, 'config');
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'bench', cluster: { server } }],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: 'bench', context: { cluster: 'bench', user: 'admin' } }],
    'current-context': 'bench',
  };
  await writeFile(file, JSON.stringify(config), { mode: 0o600 });
  return { file, remove: () => rm(folder, { recursive: true }) };
}
