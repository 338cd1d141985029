import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { startCluster, type Cluster } from '#e2e/cluster/cluster.ts';
import type { Runtime } from '#e2e/cluster/containerd.ts';
import { mustCall } from '#e2e/cluster/kube-client.ts';
import {
  readEvents,
  readStates,
  type Pod,
  type SceneEvents,
  type WaitingState,
} from '#e2e/cluster/record-read.ts';
import { allScenes } from '#e2e/cluster/workloads/populate.ts';

/** One failure as a real kubelet reported it; `lib/demo/recordings/README.md` explains the fields. */
type Recording = {
  kind: string;
  reason: string | null;
  message: string | null;
  alternates?: WaitingState[];
  events: SceneEvents;
};

const runtimes: readonly Runtime[] = ['containerd-2', 'containerd-1'];

/** A CronJob's first run comes within a minute, its second state after the first back-off. */
const longestWait = 100_000;

type Say = (line: string) => void;

/**
 * Plays every scene on each runtime, side by side, and writes what was said to lib/demo/recordings. Throws when it is
 * aborted or one of them fails, after both clusters are gone.
 */
export async function record(say: Say, signal: AbortSignal): Promise<void> {
  const both = await Promise.allSettled(runtimes.map((runtime) => recordOn(runtime, say, signal)));
  for (const one of both) if (one.status === 'rejected') throw one.reason;
}

async function recordOn(runtime: Runtime, say: Say, signal: AbortSignal): Promise<void> {
  const cluster = await startCluster({ runtime, workloads: true, say, signal });
  try {
    const recordings = await recordScenes(cluster, runtime, signal);
    const file = fileURLToPath(new URL(`../../lib/demo/recordings/${runtime}.json`, import.meta.url));
    writeFileSync(file, `${JSON.stringify(recordings, null, 2)}\n`);
    say(`${recordings.length} recordings in ${file}`);
  } finally {
    await cluster.stop();
  }
}

async function recordScenes(cluster: Cluster, runtime: Runtime, signal: AbortSignal): Promise<Recording[]> {
  const { registries } = cluster;
  if (registries === null) throw new Error('Recording needs a cluster with a node.');
  const kinds = [...new Set(allScenes(registries, runtime).map((scene) => scene.shows))];
  const seen = new Map<string, WaitingState[]>(kinds.map((kind) => [kind, []]));
  const end = Date.now() + longestWait;
  while (Date.now() < end) {
    signal.throwIfAborted();
    const { items } = await mustCall<{ items: Pod[] }>(cluster.access('admin'), {
      method: 'GET',
      path: '/api/v1/pods',
    });
    for (const { kind, state } of readStates(items)) addState(seen.get(kind) ?? [], state);
    await delay(500);
  }
  const events = await readEvents(cluster.access('admin'));
  return kinds.map((kind) => toRecording(kind, seen.get(kind) ?? [], events.get(kind) ?? []));
}

function addState(states: WaitingState[], state: WaitingState): void {
  if (!states.some((other) => other.reason === state.reason && other.message === state.message))
    states.push(state);
}

function toRecording(kind: string, states: readonly WaitingState[], events: SceneEvents): Recording {
  // Which of the two is seen first is chance; the attempt itself is the one that the other quotes.
  const [first, ...others] = states.toSorted((a, b) => Number(isBackOff(a)) - Number(isBackOff(b)));
  return {
    kind,
    reason: first?.reason ?? null,
    message: first?.message ?? null,
    ...(others.length > 0 ? { alternates: others } : {}),
    events,
  };
}

function isBackOff(state: WaitingState): boolean {
  return state.reason.endsWith('BackOff');
}
