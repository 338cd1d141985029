import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { pathIn, saveState, type ProcessIdentity, type Run, type TrackedProcess } from '#e2e/cluster/run.ts';

type ProcessSpec = {
  name: string;
  command: string;
  arguments: readonly string[];
  environment?: Readonly<Record<string, string>>;
};

const execFileAsync = promisify(execFile);

/** Runs a command to its end and returns what it printed. Throws with its error output. */
export async function runCommand(command: string, args: readonly string[]): Promise<string> {
  const { stdout } = await execFileAsync(command, [...args], { maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

/** Start time of a living process in clock ticks since boot, or null where there is none. */
function startTime(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces, so fields are counted after it: state is the first, start the 20th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

/** This process, as others can recognise it later. */
export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, started: startTime(process.pid) ?? '' };
}

/** Whether exactly this process still lives (an id that went to another process does not count). */
export function isAlive(identity: ProcessIdentity): boolean {
  return startTime(identity.pid) === identity.started;
}

/**
 * Starts a process in a session of its own (a Ctrl-C in the terminal must not reach it before `down` does),
 * appends its output to logs/NAME.log and notes it in the run's state.
 */
export function startProcess(run: Run, spec: ProcessSpec): TrackedProcess {
  refuseWhenStopping(run);
  const log = openSync(logFile(run, spec.name), 'a', 0o600);
  const child = spawn(spec.command, spec.arguments, {
    cwd: run.directory,
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, ...spec.environment },
  });
  closeSync(log);
  if (child.pid === undefined) throw new Error(`${spec.command} could not be started. Is it installed?`);
  const tracked = { name: spec.name, pid: child.pid, started: startTime(child.pid) ?? '' };
  run.state.processes.push(tracked);
  saveState(run);
  child.unref();
  return tracked;
}

/** Ends a process of this run and forgets it; after 5 s without an answer to SIGTERM it is killed. */
export async function stopProcess(
  run: Run,
  name: string,
  signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM',
): Promise<void> {
  const tracked = findProcess(run, name);
  if (tracked === undefined) return;
  send(tracked, signal);
  if (!(await endsWithin(tracked, 5_000))) {
    send(tracked, 'SIGKILL');
    await endsWithin(tracked, 5_000);
  }
  run.state.processes = run.state.processes.filter((other) => other !== tracked);
  saveState(run);
}

/** Waits until `check` is content. Throws when `timeout` ms have passed or a process it `needs` has ended. */
export async function waitUntil(
  run: Run,
  what: string,
  check: () => Promise<boolean> | boolean,
  { timeout = 60_000, needs = [] }: { timeout?: number; needs?: readonly string[] } = {},
): Promise<void> {
  const end = Date.now() + timeout;
  for (;;) {
    refuseWhenStopping(run);
    if (await check()) return;
    const ended = needs.find((name) => {
      const tracked = findProcess(run, name);
      return tracked === undefined || !isAlive(tracked);
    });
    if (ended !== undefined)
      throw new Error(`${ended} ended while waiting for ${what}.\n${lastLines(run, ended)}`);
    if (Date.now() > end) {
      const logs = needs.map((name) => lastLines(run, name)).join('\n');
      throw new Error(`Waited ${timeout / 1000} s for ${what} in vain.\n${logs}`);
    }
    await delay(100);
  }
}

/**
 * Waits for all steps of a start. When one fails the others are told to stop and are waited for as well, so that
 * nothing comes to life behind the back of what takes the run down. Throws the first failure.
 */
export async function together<Steps extends readonly unknown[]>(
  run: Run,
  steps: [...Steps],
): Promise<{ -readonly [Index in keyof Steps]: Awaited<Steps[Index]> }> {
  const all = Promise.all(steps);
  try {
    return await all;
  } catch (error) {
    run.stopping = true;
    await Promise.allSettled(steps);
    throw error;
  }
}

/** The last lines that a component of the cluster wrote, headed by the log's path. */
export function lastLines(run: Run, name: string, count = 15): string {
  const file = logFile(run, name);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return [`--- ${file}`, ...lines.slice(-count)].join('\n');
}

function refuseWhenStopping(run: Run): void {
  if (run.stopping) throw new Error(`The cluster in ${run.directory} is being taken down.`);
}

function findProcess(run: Run, name: string): TrackedProcess | undefined {
  return run.state.processes.find((tracked) => tracked.name === name);
}

function logFile(run: Run, name: string): string {
  return pathIn(run, 'logs', `${name}.log`);
}

function send(tracked: TrackedProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (!isAlive(tracked)) return;
  try {
    process.kill(tracked.pid, signal);
  } catch {
    // It ended between the look and the signal, which is all that was wanted.
  }
}

async function endsWithin(tracked: TrackedProcess, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (isAlive(tracked)) {
    if (Date.now() > end) return false;
    await delay(20);
  }
  return true;
}
