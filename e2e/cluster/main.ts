import { chooseRuns } from '#e2e/cluster/choose-runs.ts';
import { startCluster } from '#e2e/cluster/cluster.ts';
import { kubeconfigPath } from '#e2e/cluster/kubeconfig.ts';
import { identities } from '#e2e/cluster/identities.ts';
import { readClusterCommand, type ClusterCommand } from '#e2e/cluster/options.ts';
import { whyImpossible } from '#e2e/cluster/packages.ts';
import { isAlive } from '#e2e/cluster/process.ts';
import { record } from '#e2e/cluster/record.ts';
import { listRuns, readRun, type Run } from '#e2e/cluster/run.ts';
import { isAbandoned, tearDown } from '#e2e/cluster/teardown.ts';

type Command = Extract<ClusterCommand, { is: 'command' }>;

const command = readClusterCommand(process.argv.slice(2), process.env);
if (command.is === 'wrong') {
  console.error(command.sentence);
  process.exitCode = 2;
} else {
  await { up, down, status, record: recordAll }[command.verb](command);
}

function up({ directory, runtime, values }: Command): Promise<void> {
  const begun = Date.now();
  return untilInterrupted(async (signal) => {
    const { server, run } = await startCluster({
      ...{ directory, keep: true, runtime, signal, say: console.log },
      controlPlaneOnly: values['control-plane-only'],
      alwaysPullImages: values['always-pull-images'],
      streamingLists: !values['no-streaming-lists'],
      workloads: !values.empty,
    });
    console.log(`Ready after ${((Date.now() - begun) / 1000).toFixed(1)} s: ${server}`);
    printWays(run);
  });
}

async function down({ directory, values }: Command): Promise<void> {
  const { end, leave } = chooseRuns(allRuns(directory), { directory, ...values }, isAbandoned);
  if (!end.some((run) => run.directory === directory) && !values.all)
    console.log(`No cluster in ${directory}.`);
  for (const run of end) {
    const reason = isAbandoned(run) ? ', whose tests were killed' : '';
    await tearDown(run, { keepLogs: values['keep-logs'] });
    console.log(`Took down ${run.directory}${reason}.`);
  }
  for (const { run, because } of leave) console.log(`Left ${run.directory}: ${because}`);
}

function status({ directory }: Command): void {
  const runs = allRuns(directory);
  if (runs.length === 0) console.log('No cluster runs here. Start one: npm run cluster up');
  for (const run of runs) {
    console.log(`${run.directory}  ${run.state.server ?? 'not ready'}  ${whoseItIs(run)}`);
    for (const tracked of run.state.processes) {
      console.log(`  ${isAlive(tracked) ? 'runs ' : 'ended'} ${tracked.name} (${tracked.pid})`);
    }
    if (run.state.server !== null) printWays(run);
  }
}

function recordAll(): Promise<void> {
  return untilInterrupted((signal) => record(console.log, signal));
}

/** Does something that Ctrl-C ends in order, and says how it went wrong where it did. */
async function untilInterrupted(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const reason = whyImpossible();
  if (reason !== null) {
    console.error(`No cluster here: ${reason}.`);
    process.exit(1);
  }
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());
  try {
    await work(interrupted.signal);
  } catch (error) {
    console.error(interrupted.signal.aborted ? 'Interrupted; what was started is gone.' : messageOf(error));
    process.exitCode = interrupted.signal.aborted ? 130 : 1;
  }
}

/** Those of the system's folder for temporary files, and the one that is named. */
function allRuns(directory: string): Run[] {
  const others = listRuns().filter((run) => run.directory !== directory);
  return [readRun(directory), ...others].filter((run) => run !== null);
}

function whoseItIs(run: Run): string {
  const { owner } = run.state;
  if (owner === null) return 'kept until it is taken down';
  return isAbandoned(run) ? 'left by tests that were killed' : `for the tests of process ${owner.pid}`;
}

function printWays(run: Run): void {
  console.log(`Logs: ${run.directory}/logs`);
  console.log(`Look at it: KUBECONFIG=${kubeconfigPath(run, 'admin')} npm start`);
  console.log(`Also as: ${identities.filter((name) => name !== 'admin').join(', ')} (same folder)`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
