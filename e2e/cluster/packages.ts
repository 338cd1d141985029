import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from '#e2e/cluster/process.ts';

/** What the harness calls, and the Debian package that brings it. */
const needed = [
  { file: 'openssl', package: 'openssl' },
  { file: 'ip', package: 'iproute2' },
  { file: 'unshare', package: 'util-linux' },
  { file: 'flock', package: 'util-linux' },
  { file: 'runc', package: 'runc' },
  { file: 'containerd', package: 'containerd' },
  { file: 'docker-registry', package: 'docker-registry' },
  { file: 'htpasswd', package: 'apache2-utils' },
  { file: '/usr/lib/cni/bridge', package: 'containernetworking-plugins' },
  // The dynamic build of Debian's other package needs libraries that an image of one file lacks.
  { file: '/usr/share/doc/busybox-static', package: 'busybox-static' },
] as const;

/** Where Debian keeps the one program that the test images consist of. */
export const busybox = '/usr/bin/busybox';

/** Why a cluster cannot be started here, or null. */
export function whyImpossible(): string | null {
  if (process.platform !== 'linux') return 'a real cluster needs Linux';
  if (process.getuid?.() !== 0) return 'a real cluster needs root (containers, mounts, a bridge)';
  if (!isPresent('go')) return 'building Kubernetes needs Go 1.26 or newer on the PATH';
  return null;
}

/** Installs the Debian packages that are missing, saying so. Throws where apt-get is missing too. */
export async function installPackages(say: (line: string) => void): Promise<void> {
  const missing = needed.filter(({ file }) => !isPresent(file)).map((entry) => entry.package);
  if (missing.length === 0) return;
  if (!isPresent('apt-get')) {
    throw new Error(`Install what is missing by hand, this is not a Debian system: ${missing.join(', ')}`);
  }
  say(`Installing Debian packages: ${missing.join(' ')}`);
  await runCommand('apt-get', ['update']);
  await runCommand('env', [
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    'install',
    '--yes',
    '--no-install-recommends',
    ...missing,
  ]);
}

function isPresent(file: string): boolean {
  const candidates = file.startsWith('/')
    ? [file]
    : (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, file));
  return candidates.some((candidate) => {
    try {
      accessSync(candidate, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
