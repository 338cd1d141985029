import { type KubeObject, asArray, asObject, asString, member } from '#lib/demo/api-server/objects.ts';
import { type ObjectStore } from '#lib/demo/api-server/store.ts';
import { timestamp } from '#lib/demo/api-server/time.ts';
import { type ControllerContext, type Reconciled } from './context.ts';
import { nodeSuits } from './node-fit.ts';
import { controllerOf } from './owned.ts';

const LOOK_AGAIN = 30_000;

/** Gives a pod that has no node one that suits it, or says on the pod why there is none. */
export function schedulePod({ store, recorder }: ControllerContext, pod: KubeObject): Reconciled {
  if (nodeNameOf(pod) !== '' || pod.metadata.deletionTimestamp !== undefined) return undefined;
  if (asString(member(pod['spec'], 'schedulerName')) !== 'default-scheduler') return undefined;
  const { namespace, name } = pod.metadata;
  const source = { component: 'default-scheduler' };
  const now = store.clock.now();
  const node = chooseNode(store, pod);
  if (node === null) {
    const count = store.list('nodes').length;
    const message = `0/${count} nodes are available: ${count} node(s) didn't match Pod's node affinity/selector.`;
    recorder.note(pod, source, { type: 'Warning', reason: 'FailedScheduling', message }, now);
    recorder.tell();
    const waiting = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message };
    const since = { lastProbeTime: null, lastTransitionTime: pod.metadata.creationTimestamp };
    const status = { phase: 'Pending', conditions: [{ ...waiting, ...since }], qosClass: 'BestEffort' };
    store.mutate('pods', namespace, name, (draft) => ({ ...draft, status }));
    return LOOK_AGAIN;
  }
  const message = `Successfully assigned ${namespace}/${name} to ${node}`;
  recorder.note(pod, source, { type: 'Normal', reason: 'Scheduled', message }, now);
  recorder.tell();
  const scheduled = {
    type: 'PodScheduled',
    status: 'True',
    lastProbeTime: null,
    lastTransitionTime: timestamp(now),
  };
  store.mutate('pods', namespace, name, (draft) => ({
    ...draft,
    spec: { ...asObject(draft['spec']), nodeName: node },
    status: { ...asObject(draft['status']), phase: 'Pending', conditions: [scheduled] },
  }));
  return undefined;
}

/** The node with the fewest pods of the same owner, then the fewest pods; null when none suits. */
export function chooseNode(store: ObjectStore, pod: KubeObject): string | null {
  const owner = controllerOf(pod)?.uid;
  const pods = store.list('pods');
  const load = (node: KubeObject): [number, number] => {
    const there = pods.filter((other) => nodeNameOf(other) === node.metadata.name);
    const siblings = owner === undefined ? [] : there.filter((other) => controllerOf(other)?.uid === owner);
    return [siblings.length, there.length];
  };
  const suitable = store
    .list('nodes')
    .filter((node) => nodeSuits(node, pod['spec'], false) && isUp(node))
    .map((node) => ({ name: node.metadata.name, load: load(node) }))
    .toSorted((a, b) => a.load[0] - b.load[0] || a.load[1] - b.load[1]);
  return suitable[0]?.name ?? null;
}

function isUp(node: KubeObject): boolean {
  const ready = asArray(member(node['status'], 'conditions')).find(
    (condition) => member(condition, 'type') === 'Ready',
  );
  return member(node['spec'], 'unschedulable') !== true && asString(member(ready, 'status')) !== 'False';
}

function nodeNameOf(pod: KubeObject): string {
  return asString(member(pod['spec'], 'nodeName'));
}
