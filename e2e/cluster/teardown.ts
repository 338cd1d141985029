import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { familyOf } from '#e2e/cluster/family.ts';
import { markedProcesses } from '#e2e/cluster/mark.ts';
import { isAlive, identityOf, runCommand, stopProcess } from '#e2e/cluster/process.ts';
import {
  listRuns,
  logsKept,
  removeOldLogs,
  saveState,
  stateFile,
  type ProcessIdentity,
  type Run,
} from '#e2e/cluster/run.ts';

const cgroupRoot = '/sys/fs/cgroup';

/**
 * Ends everything a run started and removes its folder. It needs nothing but the state on disk, so it also
 * clears up after a crash, and it may be called twice.
 */
export async function tearDown(run: Run, { keepLogs }: { keepLogs: boolean }): Promise<void> {
  run.stopping = true;
  const family = run.state.processes.filter(isAlive).flatMap(({ pid }) => familyOf(pid));
  const started = family.map(identityOf);
  // With its first process every process of the node ends, and with them all mounts and pod networks.
  await stopProcess(run, 'node', 'SIGKILL');
  // Nothing here is worth an orderly end, which takes the API server seconds.
  const names = run.state.processes.map((tracked) => tracked.name);
  await Promise.all(names.map((name) => stopProcess(run, name, 'SIGKILL')));
  await endMarked(run);
  await untilGone(started);
  run.place?.leave();
  await removeBridge(run);
  await removeCgroups(containersOf(run));
  removeFiles(run, keepLogs ? ['logs'] : []);
}

/** The state goes last: as long as it is there, somebody knows what is to be done. */
function removeFiles({ directory }: Run, kept: readonly string[]): void {
  if (!existsSync(directory)) return;
  const entries = readdirSync(directory).filter((entry) => ![...kept, stateFile].includes(entry));
  for (const entry of [...entries, stateFile]) {
    rmSync(join(directory, entry), { recursive: true, force: true });
  }
  if (kept.length === 0) rmSync(directory, { recursive: true, force: true });
}

let sweeping: Promise<void> | null = null;

/**
 * Takes down the clusters of test processes that ended without doing it, and removes old logs; starts at the same time
 * share the sweep.
 */
export function sweepAbandoned(say: (line: string) => void): Promise<void> {
  sweeping ??= sweep(say).finally(() => (sweeping = null));
  return sweeping;
}

async function sweep(say: (line: string) => void): Promise<void> {
  for (const run of listRuns().filter(isAbandoned)) {
    // Ours from here on, so that another start leaves it alone.
    run.state.owner = identityOf(process.pid);
    saveState(run);
    await tearDown(run, { keepLogs: false });
    say(`Took down ${run.directory}, which a killed test had left.`);
  }
  const removed = removeOldLogs();
  if (removed > 0) say(`Removed the logs of ${removed} earlier clusters; the newest ${logsKept} stay.`);
}

/** Whether the test process that it was for has ended. */
export function isAbandoned({ state }: Run): boolean {
  return state.owner !== null && !isAlive(state.owner);
}

/** What was started between a step and its note in the state, and what outlived the process that started it. */
async function endMarked(run: Run): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const left = markedProcesses(run);
    if (left.length === 0) return;
    for (const pid of left) kill(pid);
    await delay(20);
  }
}

/** The system ends a killed process, and what it takes with it, in its own time. */
async function untilGone(processes: readonly ProcessIdentity[]): Promise<void> {
  for (let attempt = 0; attempt < 250 && processes.some(isAlive); attempt++) await delay(20);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself, which is all that was wanted.
  }
}

/** With the ends of the pods' networks that are on it, which the system would remove a moment later. */
async function removeBridge(run: Run): Promise<void> {
  const folder = `/sys/class/net/${run.state.bridge ?? ''}`;
  if (run.state.bridge === null || !existsSync(folder)) return;
  for (const end of readdirSync(join(folder, 'brif'))) await removeInterface(end);
  await removeInterface(run.state.bridge);
}

async function removeInterface(name: string): Promise<void> {
  try {
    await runCommand('ip', ['link', 'delete', name]);
  } catch (error) {
    if (existsSync(`/sys/class/net/${name}`)) throw error;
  }
}

/**
 * The runtime puts each container into /k8s.io/ID of every hierarchy, a place that another containerd of this
 * machine may share, so only the containers that this run's runtime has on disk are removed.
 */
async function removeCgroups(containers: readonly string[]): Promise<void> {
  for (const hierarchy of [cgroupRoot, ...foldersIn(cgroupRoot)]) {
    const parent = join(hierarchy, 'k8s.io');
    if (!existsSync(parent)) continue;
    await Promise.all(containers.map((id) => removeCgroup(join(parent, id))));
    if (foldersIn(parent).length === 0) await removeCgroup(parent);
  }
}

/** Every container and sandbox that containerd keeps a folder for. */
function containersOf(run: Run): string[] {
  const root = join(run.directory, 'containerd', 'root', 'io.containerd.grpc.v1.cri');
  return ['containers', 'sandboxes']
    .flatMap((kind) => foldersIn(join(root, kind)))
    .map((folder) => basename(folder));
}

/** A cgroup can be removed once its last process is gone, which may take a moment after the kill. */
async function removeCgroup(folder: string): Promise<void> {
  for (let attempt = 0; existsSync(folder) && attempt < 50; attempt++) {
    for (const child of foldersIn(folder)) await removeCgroup(child);
    try {
      rmdirSync(folder);
    } catch {
      await delay(50);
    }
  }
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name));
}
