import { spawn } from 'node:child_process';
import { projectRoot } from './root.ts';

const shownOnFailure = 60;

/**
 * Runs a command with one progress line instead of its output.
 * @throws Error with the last lines of the output when the command fails.
 */
export async function runQuietly(
  title: string,
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<void> {
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  const isTerminal = process.stderr.isTTY ?? false;
  process.stderr.write(`${title} … `);
  const ticker = isTerminal
    ? setInterval(() => process.stderr.write(`\r${title} … ${seconds()} s `), 1000)
    : undefined;
  // The condition under which these scripts run is not one a build may inherit.
  const child = spawn(command, args, {
    cwd: projectRoot,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-200_000);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  clearInterval(ticker);
  process.stderr.write(
    `${isTerminal ? `\r${title} … ` : ''}${code === 0 ? 'done' : 'failed'} in ${seconds()} s\n`,
  );
  if (code !== 0)
    throw new Error(`${title} failed:\n${output.split('\n').slice(-shownOnFailure).join('\n')}`);
}
