import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { layerOf } from '#e2e/cluster/images.ts';
import { pushImage } from '#e2e/cluster/image-push.ts';
import { imageConfig } from '#e2e/real/dockerfile.ts';
import { serverFile } from '#scripts/build/ensure-built.ts';

/**
 * Pushes what the Dockerfile makes, without its base image, which lies outside: this machine's node with the libraries
 * that it loads, and the built product, in the Dockerfile's folder, with its user, environment and command.
 */
export async function pushProductImage(registry: string, repository: string): Promise<void> {
  const config = imageConfig();
  const root = mkdtempSync(join(tmpdir(), 'pullport-image-'));
  try {
    const put = (from: string, to: string) => {
      mkdirSync(join(root, dirname(to)), { recursive: true });
      copyFileSync(from, join(root, to));
    };
    put(process.execPath, '/usr/local/bin/node');
    for (const library of librariesOf(process.execPath)) put(library, library);
    cpSync(dirname(serverFile), join(root, config.WorkingDir), { recursive: true, verbatimSymlinks: true });
    const tar = join(root, 'layer.tar');
    execFileSync('tar', [
      '-c',
      '--owner=0',
      '--group=0',
      '-f',
      tar,
      '-C',
      root,
      '--exclude=./layer.tar',
      '.',
    ]);
    await pushImage(registry, repository, '1', ['amd64', 'arm64'], { ...layerOf(readFileSync(tar)), config });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Shared libraries and the loader, as the loader itself lists them. */
function librariesOf(program: string): string[] {
  const listed = execFileSync('ldd', [program], { encoding: 'utf8' });
  return [...listed.matchAll(/(\/\S+) \(0x/g)].map(([, path = '']) => path);
}
