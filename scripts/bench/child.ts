import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { serverFlags } from '#scripts/server-flags.ts';

/** Starts a script of this folder in its own process and gives the first line it prints, as JSON. */
export async function startScript(
  script: string,
  args: readonly string[],
  { stdin = 'ignore' }: { stdin?: 'ignore' | 'pipe' } = {},
): Promise<{ line: unknown; child: ChildProcess }> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(
    process.execPath,
    [...serverFlags, '--expose-gc', '--conditions=react-server', path, ...args],
    { stdio: [stdin, 'pipe', 'inherit'] },
  );
  const output = child.stdout;
  if (output === null) throw new Error(`${script} has no output to read.`);
  const lines = createInterface({ input: output });
  const line = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    lines.once('close', () => reject(new Error(`${script} ${args.join(' ')} ended without a word.`)));
  });
  return { line: JSON.parse(line), child };
}
