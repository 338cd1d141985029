import { spawn, type ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCluster, type Cluster } from '#e2e/cluster/cluster.ts';
import { callCluster } from '#e2e/cluster/kube-client.ts';
import { identityOf, isAlive, runCommand, startProcess } from '#e2e/cluster/process.ts';
import { freshDirectory, readRun, saveState, type Run } from '#e2e/cluster/run.ts';
import { tearDown } from '#e2e/cluster/teardown.ts';
import { tracesOf, whatIsLeft, type Traces } from '#e2e/real/traces.ts';
import { projectRoot } from '#scripts/root.ts';

const program = `${projectRoot}/e2e/cluster/main.ts`;
const nothing: Traces = { processes: [], interfaces: [], cgroups: [], mounts: [] };
const directory = freshDirectory();
/** One that a person starts, with everything on it, and at the same time one for these tests. */
let starting: ChildProcess;
let neighbour: Cluster;

beforeAll(async () => {
  starting = spawn(process.execPath, [program, 'up', '--dir', directory], { stdio: 'ignore' });
  neighbour = await startCluster({ controlPlaneOnly: true });
});
afterAll(async () => {
  starting?.kill('SIGKILL');
  const runs = [readRun(directory), readRun(neighbour?.run.directory ?? '')];
  for (const run of runs) if (run !== null) await tearDown(run, { keepLogs: false });
});

function down(folder: string): Promise<string> {
  return runCommand(process.execPath, [program, 'down', '--dir', folder]);
}

type Seen = { run: Run; traces: Traces };

/** The run once containers of it run. */
async function withContainers(): Promise<Seen> {
  let seen: Seen | undefined;
  const look = (): boolean => {
    const run = readRun(directory);
    if (run !== null) seen = { run, traces: tracesOf(run) };
    return seen !== undefined && seen.traces.cgroups.length > 0 && seen.traces.interfaces.length > 1;
  };
  await expect.poll(look, { timeout: 60_000, interval: 200 }).toBe(true);
  return seen ?? Promise.reject(new Error('Nothing was started.'));
}

async function answers(cluster: Cluster): Promise<boolean> {
  const { status } = await callCluster(cluster.access('admin'), { method: 'GET', path: '/readyz' });
  return status === 200;
}

it('of a start that was killed nothing is left but what `down` finds, and another cluster stays', async () => {
  const { run, traces } = await withContainers();
  starting.kill('SIGKILL');
  for (const kind of Object.values(traces)) expect(kind).not.toEqual([]);
  expect(await down(directory)).toContain(`Took down ${directory}.`);
  expect(whatIsLeft(traces, run)).toEqual(nothing);
  expect(await answers(neighbour)).toBe(true);
});

it('what a killed test started goes with its cluster, also what outlived the process that started it', async () => {
  const { run } = neighbour;
  const orphan = startProcess(run, { name: 'orphan', command: 'sh', arguments: ['-c', 'sleep 600 & wait'] });
  await expect.poll(() => tracesOf(run).processes.length).toBeGreaterThan(run.state.processes.length);
  const traces = tracesOf(run);
  process.kill(orphan.pid, 'SIGKILL');
  await expect.poll(() => isAlive(orphan)).toBe(false);
  run.state.owner = { ...identityOf(process.pid), started: 'another time' };
  saveState(run);
  await down(directory);
  // Another cluster's start may have been quicker, and is at it.
  await expect.poll(() => whatIsLeft(traces, run), { timeout: 10_000 }).toEqual(nothing);
});
