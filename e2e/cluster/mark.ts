import { readdirSync, readFileSync } from 'node:fs';
import type { Run } from '#e2e/cluster/run.ts';

const variable = 'CLUSTER_RUN';

/** The environment of a run's processes. They pass it on to whatever they start, so all of them can be found. */
export function markOf(run: Run): Record<string, string> {
  return { [variable]: run.state.id };
}

/** Ids of all living processes of a run, also of those that its state on disk does not know. */
export function markedProcesses(run: Run): number[] {
  const mark = `\0${variable}=${run.state.id}\0`;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && environmentOf(name).includes(mark))
    .map(Number);
}

function environmentOf(pid: string): string {
  try {
    return `\0${readFileSync(`/proc/${pid}/environ`, 'utf8')}`;
  } catch {
    // It ended between the look into the folder and this one.
    return '';
  }
}
