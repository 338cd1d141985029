import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { serverFlags } from '#scripts/server-flags.ts';

/** Starts a script of this folder in its own process and gives the first line it prints, as JSON. */
export async function startScript(
  script: string,
  args: readonly string[],
): Promise<{ line: unknown; child: ChildProcess }> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(
    process.execPath,
    [...serverFlags, '--expose-gc', '--conditions=react-server', path, ...args],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  for await (const line of createInterface({ input: child.stdout })) return { line: JSON.parse(line), child };
  throw new Error(`${script} ${args.join(' ')} ended without a word.`);
}
