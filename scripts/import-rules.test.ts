import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from './root.ts';

/** Importer, what it imports, and whether it may: each rule on a file as deep as real ones are. */
const steps: [from: string, to: string, may: boolean][] = [
  ['lib/domain/pull/a.ts', '#lib/domain/image/reference.ts', true],
  ['lib/domain/pull/a.ts', '#lib/server/http/handler.ts', false],
  ['lib/domain/pull/a.ts', '../../server/http/handler.ts', false],
  ['lib/domain/pull/a.ts', 'node:crypto', false],
  ['lib/domain/pull/a.ts', 'lru-cache', false],
  ['lib/api/a.ts', 'zod', true],
  ['lib/api/a.ts', '#lib/server/http/handler.ts', false],
  ['lib/server/pods/a.ts', '#lib/domain/image/reference.ts', true],
  ['lib/server/pods/a.ts', '#lib/demo/api-server/door.ts', false],
  ['lib/server/pods/a.ts', '#lib/client/hooks/use-write.ts', false],
  ['lib/server/pods/a.ts', '@kubernetes/client-node', false],
  ['lib/server/pods/a.ts', 'next/navigation', false],
  ['lib/server/cluster/a.ts', '@kubernetes/client-node', true],
  ['lib/server/cluster/a.ts', '#lib/demo/api-server/door.ts', false],
  ['lib/demo/kubelet/a.ts', '#lib/domain/image/reference.ts', true],
  ['lib/demo/kubelet/a.ts', '#lib/domain/pull/failure.ts', false],
  ['lib/demo/kubelet/a.ts', '#lib/server/cluster/projections/pod.ts', false],
  ['lib/client/queries/a.ts', 'zod/mini', true],
  ['lib/client/queries/a.ts', 'zod', false],
  ['lib/client/queries/a.ts', '#lib/server/pods/list-pods.ts', false],
  ['components/pods/a.tsx', '#components/common/age.tsx', true],
  ['components/pods/a.tsx', '#components/pods/rows/b.tsx', true],
  ['components/pods/a.tsx', '#components/failures/failure-page.tsx', false],
  ['components/pods/a.tsx', '../failures/failure-page.tsx', false],
  ['components/pods/a.tsx', '#lib/server/pods/list-pods.ts', false],
  ['components/common/restart/a.tsx', '#components/pods/pods-page.tsx', false],
  ['components/ui/a.tsx', '#components/common/age.tsx', false],
  ['app/(main)/pods/page.tsx', '#lib/server/pods/list-pods.ts', true],
  ['app/(main)/pods/page.tsx', '#lib/server/cluster/projections/pod.ts', false],
  ['app/(main)/pods/page.tsx', '#lib/demo/api-server/door.ts', false],
  ['proxy.ts', '#lib/server/http/handler.ts', false],
];

const refused = new Set<string>();
const place = mkdtempSync(path.join(tmpdir(), 'pullport-import-rules-'));

beforeAll(() => {
  for (const [name, imports] of Object.entries(Object.groupBy(steps, ([from]) => from))) {
    const lines = (imports ?? []).map(([, to], at) => `import { x as x${at} } from '${to}';`);
    const names = lines.map((_, at) => `x${at}`).join(', ');
    mkdirSync(path.join(place, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(place, name), `${lines.join('\n')}\nexport const used = [${names}];\n`);
  }
  mkdirSync(path.join(place, 'components/failures'), { recursive: true });
  cpSync(path.join(projectRoot, 'oxlint.config.ts'), path.join(place, 'oxlint.config.ts'));
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(place, 'node_modules'));
  for (const { filename, message } of lint().diagnostics) refused.add(`${filename} ${message.split("'")[1]}`);
});

afterAll(() => rmSync(place, { recursive: true }));

/** What the linter says of the files in the place; it ends with 1 where a rule is broken, as here. */
function lint(): { diagnostics: { filename: string; message: string }[] } {
  const oxlint = path.join(projectRoot, 'node_modules/.bin/oxlint');
  const folders = ['app', 'components', 'lib', 'proxy.ts'];
  const { stdout } = spawnSync(oxlint, ['--format', 'json', ...folders], { cwd: place, encoding: 'utf8' });
  return JSON.parse(stdout);
}

test.each(steps)('%s importing %s: allowed is %s', (from, to, may) => {
  expect(refused.has(`${from} ${to}`)).toBe(!may);
});
