import { readdirSync, readFileSync } from 'node:fs';
import { pathIn, type Run } from '#e2e/cluster/run.ts';

/** Where a process of the run writes what it says. */
export function logFile(run: Run, name: string): string {
  return pathIn(run, 'logs', `${name}.log`);
}

/** The last lines that a component of the cluster wrote, headed by the log's path. */
export function lastLines(run: Run, name: string, count = 15): string {
  const lines = readLog(run, name).trimEnd().split('\n');
  return [`--- ${logFile(run, name)}`, ...lines.slice(-count)].join('\n');
}

/** All that a process of the run has written. */
export function readLog(run: Run, name: string): string {
  return readFileSync(logFile(run, name), 'utf8');
}

/** Names of all that has written anything, also of what has ended since. */
export function logNames(run: Run): string[] {
  const ending = '.log';
  const files = readdirSync(pathIn(run, 'logs')).filter((file) => file.endsWith(ending));
  return files.map((file) => file.slice(0, -ending.length)).toSorted();
}
