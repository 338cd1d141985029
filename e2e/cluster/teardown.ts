import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive, runCommand, stopProcess } from '#e2e/cluster/process.ts';
import { listRuns, type Run } from '#e2e/cluster/run.ts';

const cgroupRoot = '/sys/fs/cgroup';

/**
 * Ends everything a run started and removes its folder. It needs nothing but the state on disk, so it also
 * clears up after a crash, and it may be called twice.
 */
export async function tearDown(run: Run, { keepLogs }: { keepLogs: boolean }): Promise<void> {
  // With its first process every process of the node ends, and with them all mounts and pod networks.
  await stopProcess(run, 'node', 'SIGKILL');
  const names = run.state.processes.map((tracked) => tracked.name);
  await Promise.all(names.map((name) => stopProcess(run, name)));
  await removeBridge(run);
  await removeCgroups(run);
  for (const entry of readdirSync(run.directory)) {
    if (!keepLogs || entry !== 'logs') rmSync(join(run.directory, entry), { recursive: true, force: true });
  }
  if (!keepLogs) rmSync(run.directory, { recursive: true, force: true });
}

/** Takes down the clusters of test processes that ended without doing it. */
export async function sweepAbandoned(): Promise<void> {
  for (const run of listRuns()) {
    if (run.state.owner !== null && !isAlive(run.state.owner)) await tearDown(run, { keepLogs: false });
  }
}

async function removeBridge(run: Run): Promise<void> {
  const { bridge } = run.state;
  if (bridge !== null && existsSync(`/sys/class/net/${bridge}`))
    await runCommand('ip', ['link', 'delete', bridge]);
}

/** Removes the pods' cgroups in every hierarchy; a cgroup can be removed once its last process is gone. */
async function removeCgroups(run: Run): Promise<void> {
  const hierarchies = [cgroupRoot, ...foldersIn(cgroupRoot)];
  const left = hierarchies.map((root) => join(root, run.state.cgroup)).filter((folder) => existsSync(folder));
  for (const folder of left) await removeCgroup(folder);
}

async function removeCgroup(folder: string): Promise<void> {
  for (const child of foldersIn(folder)) await removeCgroup(child);
  for (let attempt = 0; attempt < 50; attempt++) {
    try {
      return rmdirSync(folder);
    } catch {
      await delay(50);
    }
  }
  rmdirSync(folder);
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name));
}
