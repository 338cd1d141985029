import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../root.ts';
import { runQuietly } from '../run-quietly.ts';
import { hashSources } from './sources.ts';

const output = join(projectRoot, '.next');
const stamp = join(output, 'pullport-sources');

/** The server that a build leaves behind. */
export const serverFile = join(output, 'standalone', 'server.js');

/**
 * Builds the product unless the sources are those of the last build.
 * @throws Error with the end of the build's output when it fails.
 */
export async function ensureBuilt({ force = false } = {}): Promise<void> {
  const hash = hashSources();
  const isCurrent = existsSync(serverFile) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
  if (isCurrent && !force) return;
  rmSync(stamp, { force: true });
  await runQuietly('Building', 'next', ['build'], {
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production',
  });
  // The standalone server serves these two folders but the build leaves them out.
  cpSync(join(output, 'static'), join(output, 'standalone', '.next', 'static'), {
    recursive: true,
  });
  cpSync(join(projectRoot, 'public'), join(output, 'standalone', 'public'), { recursive: true });
  writeFileSync(stamp, hash);
}
