import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../root.ts';

const built = ['app', 'components', 'lib', 'public'];
const single = [
  'instrumentation.ts',
  'next.config.mjs',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
];

/** A hash over all that the build reads, and the base path, which is fixed at build. */
export function hashSources(): string {
  const hash = createHash('sha256');
  hash.update(`base path ${process.env['PULLPORT_BASE_PATH'] ?? ''}\n`);
  for (const file of [...built.flatMap(filesBelow), ...single].sort()) {
    hash.update(`${file}\n`);
    hash.update(readFileSync(join(projectRoot, file)));
  }
  return hash.digest('hex');
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => !/\.test\.tsx?$/.test(name) && statSync(join(projectRoot, name)).isFile());
}
