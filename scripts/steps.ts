import { spawn } from 'node:child_process';
import { projectRoot } from './root.ts';

export type Step = {
  title: string;
  command: string;
  args: readonly string[];
  env?: Record<string, string>;
  /** Reads how many tests passed and failed out of the output; steps that run none leave it out. */
  count?: (output: string) => Tally;
};

export type Tally = { passed: number; failed: number };

/**
 * Runs steps one after the other, all of them even when one fails, since whoever mends wants to see everything.
 * A step that fails without a failed test counts as one.
 */
export async function runSteps(steps: readonly Step[]): Promise<Tally> {
  const total: Tally = { passed: 0, failed: 0 };
  for (const step of steps) {
    const started = performance.now();
    process.stdout.write(`\n── ${step.title}\n`);
    const { code, output } = await run(step);
    const { passed, failed } = step.count?.(output) ?? { passed: 0, failed: 0 };
    total.passed += passed;
    total.failed += code !== 0 && failed === 0 ? 1 : failed;
    const seconds = Math.round((performance.now() - started) / 1000);
    process.stdout.write(`── ${step.title}: ${code === 0 ? 'ok' : 'failed'} in ${seconds} s\n`);
  }
  return total;
}

/** Prints the closing line and sets the exit code. */
export function finish({ passed, failed }: Tally): void {
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** Counts of a vitest run: `Tests  2 failed | 1412 passed (1414)`. */
export function countVitest(output: string): Tally {
  const line = /^\s*Tests\s+(.*)$/m.exec(output)?.[1] ?? '';
  return { passed: numberBefore(line, 'passed'), failed: numberBefore(line, 'failed') };
}

/** Counts of a Playwright run: lines `12 passed (3.4s)` and `1 failed`. A flaky test is a failed one. */
export function countPlaywright(output: string): Tally {
  return {
    passed: numberBefore(output, 'passed'),
    failed:
      numberBefore(output, 'failed') + numberBefore(output, 'flaky') + numberBefore(output, 'did not run'),
  };
}

/** The closing line of another of these scripts. */
export function countClosingLine(output: string): Tally {
  const found = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  return { passed: Number(found?.[1] ?? 0), failed: Number(found?.[2] ?? 0) };
}

function numberBefore(text: string, word: string): number {
  return Number(new RegExp(`(\\d+) ${word}`).exec(text)?.[1] ?? 0);
}

async function run(step: Step): Promise<{ code: number | null; output: string }> {
  const child = spawn(step.command, step.args, {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1', FORCE_COLOR: '0', ...step.env },
  });
  let output = '';
  for (const [stream, sink] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      sink.write(text);
      output = (output + text).slice(-400_000);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  return { code, output };
}
