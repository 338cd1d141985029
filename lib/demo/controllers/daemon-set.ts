import { type KubeObject, asString, member } from '#lib/demo/api-server/objects.ts';
import { type ControllerContext, type Reconciled } from './context.ts';
import { createOrTell } from './failed-create.ts';
import { nodeSuits } from './node-fit.ts';
import { isActive, isPodReady, ownedBy, podFromTemplate, requestDeletion, writeStatus } from './owned.ts';
import { templateHash } from './template-hash.ts';

const REVISION_LABEL = 'controller-revision-hash';
const RETRY_AFTER = 90_000;

/** The label that tells which template a pod was made of. */
export function daemonLabels(daemonSet: KubeObject): { [key: string]: string } {
  return { [REVISION_LABEL]: templateHash(member(daemonSet['spec'], 'template')) };
}

/** Keeps one pod on every node that suits; a new template replaces them one node at a time. */
export function reconcileDaemonSet(context: ControllerContext, daemonSet: KubeObject): Reconciled {
  const { store } = context;
  const template = member(daemonSet['spec'], 'template');
  const nodes = store.list('nodes').filter((node) => nodeSuits(node, member(template, 'spec'), true));
  const pods = ownedBy(store, 'pods', daemonSet);
  const taken = new Set(pods.map(nodeNameOf));
  let failure: string | null = null;
  for (const { metadata } of nodes) {
    if (taken.has(metadata.name) || failure !== null) continue;
    const plan = { owner: daemonSet, template, labels: daemonLabels(daemonSet), nodeName: metadata.name };
    failure = createOrTell(context, daemonSet, podFromTemplate(plan));
  }
  replaceOne(context, daemonSet, pods.filter(isActive));
  const kept = ownedBy(store, 'pods', daemonSet).filter(isActive);
  const ready = kept.filter(isPodReady).length;
  const revision = templateHash(template);
  writeStatus(store, 'daemonsets', daemonSet, {
    currentNumberScheduled: kept.length,
    numberMisscheduled: 0,
    desiredNumberScheduled: nodes.length,
    numberReady: ready,
    observedGeneration: daemonSet.metadata.generation ?? 1,
    updatedNumberScheduled: kept.filter((pod) => revisionOf(pod) === revision).length,
    ...(ready > 0 ? { numberAvailable: ready } : {}),
    ...(ready < nodes.length ? { numberUnavailable: nodes.length - ready } : {}),
  });
  return failure === null ? undefined : RETRY_AFTER;
}

function replaceOne(context: ControllerContext, daemonSet: KubeObject, pods: readonly KubeObject[]): void {
  if (member(daemonSet['spec'], 'updateStrategy', 'type') === 'OnDelete') return;
  const revision = templateHash(member(daemonSet['spec'], 'template'));
  const old = pods.filter((pod) => revisionOf(pod) !== revision);
  const sick = old.find((pod) => !isPodReady(pod));
  const allReady = pods.every(isPodReady);
  const next = sick ?? (allReady ? old[0] : undefined);
  if (next !== undefined) requestDeletion(context.store, next);
}

function revisionOf(pod: KubeObject): string {
  return asString(pod.metadata.labels?.[REVISION_LABEL]);
}

function nodeNameOf(pod: KubeObject): string {
  return asString(member(pod['spec'], 'nodeName'));
}
