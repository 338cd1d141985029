import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '#e2e/cluster/process.ts';

type BinarySet = 'kubernetes' | 'containerd';

type Recipe = { packages: readonly string[]; flags: readonly string[]; rename?: readonly [string, string] };

const kubernetesVersion = { full: 'v1.35.4', major: '1', minor: '35' };
const linkVersion = 'k8s.io/component-base/version';

const recipes: Record<BinarySet, readonly Recipe[]> = {
  kubernetes: [
    {
      packages: ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kubelet', 'kubectl'].map(
        (name) => `k8s.io/kubernetes/cmd/${name}`,
      ),
      flags: [
        `-X ${linkVersion}.gitVersion=${kubernetesVersion.full}`,
        `-X ${linkVersion}.gitMajor=${kubernetesVersion.major}`,
        `-X ${linkVersion}.gitMinor=${kubernetesVersion.minor}`,
      ],
    },
    // Go names a program after its last path element that is no version, which here is "server".
    { packages: ['go.etcd.io/etcd/server/v3'], flags: [], rename: ['server', 'etcd'] },
  ],
  containerd: [
    {
      packages: ['containerd', 'containerd-shim-runc-v2', 'ctr'].map(
        (name) => `github.com/containerd/containerd/v2/cmd/${name}`,
      ),
      flags: ['-X github.com/containerd/containerd/v2/version.Version=v2.4.2'],
    },
  ],
};

/**
 * The folder with the binaries of a set, built from their Go modules unless that was done before. The cache is
 * outside the work tree, named by the hash of everything that decides the result. Throws when the build fails.
 */
export async function buildBinaries(set: BinarySet, say: (line: string) => void): Promise<string> {
  const source = join(import.meta.dirname, 'go', set);
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'pullport', 'cluster');
  const folder = join(cache, `${set}-${await fingerprint(set, source)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(join(cache, 'building-'));
  const begun = Date.now();
  say(`Building ${set} from its Go modules (once; some minutes)`);
  try {
    for (const recipe of recipes[set]) await build(recipe, source, unfinished);
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another run may have finished the same build first: its result is as good.
    if (!existsSync(folder)) throw error;
  }
  say(`Built ${set} in ${Math.round((Date.now() - begun) / 1000)} s`);
  return folder;
}

async function fingerprint(set: BinarySet, source: string): Promise<string> {
  const hash = createHash('sha256');
  hash.update(readFileSync(join(source, 'go.mod')));
  hash.update(readFileSync(join(source, 'go.sum')));
  hash.update(await runCommand('go', ['version']));
  hash.update(JSON.stringify(recipes[set]));
  return hash.digest('hex').slice(0, 16);
}

async function build(recipe: Recipe, source: string, target: string): Promise<void> {
  const flags = ['-s', '-w', ...recipe.flags].join(' ');
  const child = spawn(
    'go',
    ['build', '-trimpath', '-ldflags', flags, '-o', `${target}/`, ...recipe.packages],
    {
      cwd: source,
      stdio: 'inherit',
      env: { ...process.env, CGO_ENABLED: '0' },
    },
  );
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`go build in ${source} failed; its output is above.`);
  if (recipe.rename) renameSync(join(target, recipe.rename[0]), join(target, recipe.rename[1]));
}
