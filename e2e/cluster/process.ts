import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { lastLines, logFile } from '#e2e/cluster/logs.ts';
import { markOf } from '#e2e/cluster/mark.ts';
import { saveState, type ProcessIdentity, type Run, type TrackedProcess } from '#e2e/cluster/run.ts';

/** Variables; `undefined` is as good as none. */
export type Environment = Readonly<Record<string, string | undefined>>;

type ProcessSpec = {
  name: string;
  command: string;
  arguments: readonly string[];
  /** Added to this process's own; `undefined` takes a variable away. */
  environment?: Environment;
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

/** A living process as it can be recognised later. */
export function identityOf(pid: number): ProcessIdentity {
  return { pid, started: startTime(pid) ?? '' };
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
    stdio: ['ignore', log, log, ...(run.place === null ? [] : [run.place.lock])],
    env: { ...process.env, ...noProxies(process.env), ...spec.environment, ...markOf(run) },
  });
  closeSync(log);
  if (child.pid === undefined) throw new Error(`${spec.command} could not be started. Is it installed?`);
  const tracked = { name: spec.name, ...identityOf(child.pid) };
  run.state.processes.push(tracked);
  saveState(run);
  child.unref();
  return tracked;
}

/** What takes an environment's proxies away: whatever a cluster talks to is on this machine. */
export function noProxies(environment: Environment): Environment {
  const names = Object.keys(environment).filter((name) => /_proxy$/i.test(name));
  return Object.fromEntries(names.map((name) => [name, undefined]));
}

/** Ends a process of this run and forgets it; when `patience` ms have passed after SIGTERM it is killed. */
export async function stopProcess(
  run: Run,
  name: string,
  signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM',
  patience = 5_000,
): Promise<void> {
  const tracked = findProcess(run, name);
  if (tracked === undefined) return;
  send(tracked, signal);
  if (!(await endsWithin(tracked, patience))) {
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

function refuseWhenStopping(run: Run): void {
  if (run.stopping) throw new Error(`The cluster in ${run.directory} is being taken down.`);
}

function findProcess(run: Run, name: string): TrackedProcess | undefined {
  return run.state.processes.find((tracked) => tracked.name === name);
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
