import { parseArgs } from 'node:util';
import { startCluster } from '#e2e/cluster/cluster.ts';
import type { Runtime } from '#e2e/cluster/containerd.ts';
import { kubeconfigPath } from '#e2e/cluster/kubeconfig.ts';
import { identities } from '#e2e/cluster/identities.ts';
import { whyImpossible } from '#e2e/cluster/packages.ts';
import { isAlive } from '#e2e/cluster/process.ts';
import { record } from '#e2e/cluster/record.ts';
import { defaultDirectory, listRuns, readRun, type Run } from '#e2e/cluster/run.ts';
import { tearDown } from '#e2e/cluster/teardown.ts';

const usage = `A real cluster on this machine, to play with and to test on.

  npm run cluster up       start one, with broken and healthy workloads in it
  npm run cluster down     end it and remove all it left
  npm run cluster status   what runs
  npm run cluster record   take the kubelet's words for each failure into lib/demo/recordings

  --dir DIR                its folder (default ${defaultDirectory})
  --all                    down: every cluster in the system's folder for temporary files
  --keep-logs              down: leave the logs
  --runtime NAME           containerd-2 (default) or containerd-1 (Debian's 1.6)
  --control-plane-only     no node, no registries
  --always-pull-images     the admission plugin that sets every pull policy to Always
  --no-streaming-lists     an API server that cannot stream lists
  --empty                  no workloads`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dir: { type: 'string', default: defaultDirectory },
    all: { type: 'boolean', default: false },
    'keep-logs': { type: 'boolean', default: false },
    runtime: { type: 'string', default: 'containerd-2' },
    'control-plane-only': { type: 'boolean', default: false },
    'always-pull-images': { type: 'boolean', default: false },
    'no-streaming-lists': { type: 'boolean', default: false },
    empty: { type: 'boolean', default: false },
  },
});

const verbs: Readonly<Record<string, () => Promise<void> | void>> = { up, down, status, record: recordAll };
const verb = verbs[positionals[0] ?? ''];
if (verb === undefined) {
  console.log(usage);
  process.exitCode = 2;
} else {
  await verb();
}

async function up(): Promise<void> {
  refuseWhereImpossible();
  const begun = Date.now();
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  process.once('SIGTERM', () => interrupted.abort());
  try {
    const { server, run } = await startCluster({
      ...{ directory: values.dir, keep: true, runtime: runtimeNamed(values.runtime) },
      controlPlaneOnly: values['control-plane-only'],
      alwaysPullImages: values['always-pull-images'],
      streamingLists: !values['no-streaming-lists'],
      workloads: !values.empty,
      signal: interrupted.signal,
      say: console.log,
    });
    console.log(`Ready after ${((Date.now() - begun) / 1000).toFixed(1)} s: ${server}`);
    printWays(run);
  } catch (error) {
    console.error(interrupted.signal.aborted ? 'Interrupted; what was started is gone.' : messageOf(error));
    process.exitCode = interrupted.signal.aborted ? 130 : 1;
  }
}

async function down(): Promise<void> {
  const runs = values.all ? listRuns() : [readRun(values.dir)].filter((run) => run !== null);
  if (runs.length === 0) console.log(`No cluster in ${values.dir}.`);
  for (const run of runs) {
    await tearDown(run, { keepLogs: values['keep-logs'] });
    console.log(`Took down ${run.directory}.`);
  }
}

function status(): void {
  const runs = new Map(listRuns().map((run) => [run.directory, run]));
  const named = readRun(values.dir);
  if (named !== null) runs.set(named.directory, named);
  if (runs.size === 0) console.log('No cluster runs here. Start one: npm run cluster up');
  for (const run of runs.values()) {
    console.log(`${run.directory}  ${run.state.server ?? 'not ready'}`);
    for (const tracked of run.state.processes) {
      console.log(`  ${isAlive(tracked) ? 'runs ' : 'ended'} ${tracked.name} (${tracked.pid})`);
    }
    if (run.state.server !== null) printWays(run);
  }
}

async function recordAll(): Promise<void> {
  refuseWhereImpossible();
  await record(console.log);
}

function printWays(run: Run): void {
  console.log(`Logs: ${run.directory}/logs`);
  console.log(`Look at it: KUBECONFIG=${kubeconfigPath(run, 'admin')} npm start`);
  console.log(`Also as: ${identities.filter((name) => name !== 'admin').join(', ')} (same folder)`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function refuseWhereImpossible(): void {
  const reason = whyImpossible();
  if (reason === null) return;
  console.error(`No cluster here: ${reason}.`);
  process.exit(1);
}

function runtimeNamed(name: string): Runtime {
  if (name === 'containerd-2' || name === 'containerd-1') return name;
  console.error(`There is no runtime "${name}". Choose containerd-2 or containerd-1.`);
  process.exit(2);
}
