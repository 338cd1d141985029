import containerd1 from '#lib/demo/recordings/containerd-1.json' with { type: 'json' };
import containerd2 from '#lib/demo/recordings/containerd-2.json' with { type: 'json' };
import type { Cluster } from '#e2e/cluster/cluster.ts';
import type { Runtime } from '#e2e/cluster/containerd.ts';
import { readEvents, readStates, type WaitingState } from '#e2e/cluster/record-read.ts';
import { expectedFailure } from '#e2e/real/expected-failures.ts';
import { scenePods } from '#e2e/real/scene-pods.ts';

type Recording = {
  kind: string;
  reason: string | null;
  message: string | null;
  alternates?: WaitingState[];
  events: { type: string; reason: string; message: string }[];
};

const recordings: Readonly<Record<Runtime, readonly Recording[]>> = {
  'containerd-1': containerd1,
  'containerd-2': containerd2,
};

/** What a node may say of any pod, and the recordings of pulls have nothing of. */
const besidePulls = ['Scheduled', 'FailedCreatePodSandBox', 'SandboxChanged', 'FailedMount', 'NodeNotReady'];

/**
 * Where this cluster says other things of a failure than the recordings that the demo replays: by scene, what is said
 * now and was not recorded (`+`), and events that were recorded and did not happen (`-`).
 */
export async function unlikeRecordings(
  cluster: Cluster,
  runtime: Runtime,
): Promise<Record<string, string[]>> {
  const [pods, events] = await Promise.all([scenePods(cluster), readEvents(cluster.access('admin'))]);
  const states = readStates(pods);
  const differing: Record<string, string[]> = {};
  for (const recording of recordings[runtime].filter(({ kind }) => isFailure(kind, runtime))) {
    const { kind, reason, message, alternates = [] } = recording;
    const recorded = recording.events.map(eventLine);
    const happened = (events.get(kind) ?? [])
      .filter((event) => !besidePulls.includes(event.reason))
      .map(eventLine);
    const waiting = [{ reason, message }, ...alternates].map(stateLine);
    const said = states.filter((each) => each.kind === kind).map(({ state }) => stateLine(state));
    const lines = [
      ...said.filter((line) => !waiting.includes(line)).map((line) => `+ ${line}`),
      ...happened.filter((line) => !recorded.includes(line)).map((line) => `+ ${line}`),
      ...recorded.filter((line) => !happened.includes(line)).map((line) => `- ${line}`),
    ];
    if (lines.length > 0) differing[kind] = lines;
  }
  return differing;
}

/** Of healthy workloads it is chance who pulls an image and who finds it. */
function isFailure(kind: string, runtime: Runtime): boolean {
  return kind === 'account-missing' || expectedFailure(kind, runtime) !== null;
}

function stateLine({ reason, message }: { reason: string | null; message: string | null }): string {
  return `${reason}: ${message}`;
}

function eventLine({ type, reason, message }: Recording['events'][number]): string {
  return `${type} ${reason}: ${message}`;
}
