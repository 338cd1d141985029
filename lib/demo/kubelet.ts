import { type KubeObject } from './api-server/objects.ts';
import { type ObjectStore } from './api-server/store.ts';
import { type EventRecorder } from './event-recorder.ts';
import { type DemoNode } from './kubelet/node.ts';
import { nodeNameOf } from './kubelet/pod-view.ts';
import { PodWorker } from './kubelet/pod-worker.ts';
import { type Registries } from './registries.ts';

export type KubeletOptions = {
  store: ObjectStore;
  registries: Registries;
  recorder: EventRecorder;
  nodes: readonly DemoNode[];
};

export type Kubelets = {
  /** Writes every node's image list now instead of within seconds. */
  reportNodes(): void;
  stop(): void;
};

// Node status follows a change after a moment: kubelet nodeStatusUpdateFrequency.
const REPORT_AFTER = 10_000;
// Timestamps have seconds: a pod this young was made just now.
const JUST_NOW = 2_000;

/** Runs the kubelets of all nodes: every pod that names a node is led through its life there. */
export function startKubelets({ store, registries, recorder, nodes }: KubeletOptions): Kubelets {
  const workers = new Map<string, PodWorker>();
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const waitingReports = new Map<string, () => void>();

  function reportSoon(node: DemoNode): void {
    if (waitingReports.has(node.name)) return;
    waitingReports.set(
      node.name,
      store.clock.setTimeout(() => report(node), REPORT_AFTER),
    );
  }

  function report(node: DemoNode): void {
    waitingReports.get(node.name)?.();
    waitingReports.delete(node.name);
    if (store.get('nodes', undefined, node.name) === undefined) return;
    const images = node.images.status();
    store.mutate('nodes', undefined, node.name, (draft) => {
      const status = typeof draft['status'] === 'object' ? draft['status'] : {};
      return { ...draft, status: { ...status, images } };
    });
  }

  function follow(pod: KubeObject): void {
    const known = workers.get(pod.metadata.uid);
    if (known !== undefined) return known.update(pod);
    const node = byName.get(nodeNameOf(pod));
    if (node === undefined) return removeUnbound(store, pod);
    const created = Date.parse(pod.metadata.creationTimestamp);
    const now = store.clock.now();
    const begin = now - created < JUST_NOW ? now : created;
    const context = { store, registries, recorder, node, onImages: () => reportSoon(node) };
    const worker = new PodWorker(context, pod, begin);
    workers.set(pod.metadata.uid, worker);
    worker.start();
  }

  const unsubscribe = store.subscribe('pods', ({ type, object }) => {
    const { uid } = object.metadata;
    if (type !== 'DELETED') return follow(object);
    workers.get(uid)?.stop();
    workers.delete(uid);
  });
  for (const pod of store.list('pods')) follow(pod);

  return {
    reportNodes: () => nodes.forEach(report),
    stop() {
      unsubscribe();
      for (const worker of workers.values()) worker.stop();
      for (const cancel of waitingReports.values()) cancel();
    },
  };
}

/** A pod that was never placed has nobody to end it but the one who asked. */
function removeUnbound(store: ObjectStore, pod: KubeObject): void {
  if (pod.metadata.deletionTimestamp === undefined) return;
  store.delete('pods', pod.metadata.namespace, pod.metadata.name);
}
