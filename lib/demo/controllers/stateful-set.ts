import { type KubeObject, asString, member } from '#lib/demo/api-server/objects.ts';
import { type ControllerContext, type Reconciled } from './context.ts';
import { createOrTell } from './failed-create.ts';
import {
  isActive,
  isPodReady,
  numberOf,
  ownedBy,
  podFromTemplate,
  requestDeletion,
  writeStatus,
} from './owned.ts';
import { templateHash } from './template-hash.ts';

const REVISION_LABEL = 'controller-revision-hash';
const RETRY_AFTER = 90_000;

/** The labels that tie a pod to its number and revision. */
export function statefulLabels(statefulSet: KubeObject, ordinal: number): { [key: string]: string } {
  const { name } = statefulSet.metadata;
  return {
    'apps.kubernetes.io/pod-index': String(ordinal),
    'statefulset.kubernetes.io/pod-name': `${name}-${ordinal}`,
    [REVISION_LABEL]: revisionName(statefulSet),
  };
}

/** Keeps numbered pods, one after the other; a new template replaces them from the highest number down. */
export function reconcileStatefulSet(context: ControllerContext, statefulSet: KubeObject): Reconciled {
  const { store } = context;
  const wanted = numberOf(member(statefulSet['spec'], 'replicas'), 1);
  const pods = new Map(ownedBy(store, 'pods', statefulSet).map((pod) => [pod.metadata.name, pod]));
  const failure = fillFirstGap(context, statefulSet, pods, wanted);
  const surplus = [...pods.values()].filter((pod) => ordinalOf(pod) >= wanted);
  for (const pod of surplus) requestDeletion(store, pod);
  if (surplus.length === 0) replaceOldest(context, statefulSet, [...pods.values()]);
  const revision = revisionName(statefulSet);
  const kept = ownedBy(store, 'pods', statefulSet).filter(isActive);
  const ready = kept.filter(isPodReady).length;
  const updated = kept.filter((pod) => revisionOf(pod) === revision).length;
  writeStatus(store, 'statefulsets', statefulSet, {
    observedGeneration: statefulSet.metadata.generation ?? 1,
    replicas: kept.length,
    ...(ready > 0 ? { readyReplicas: ready, availableReplicas: ready } : { availableReplicas: 0 }),
    ...(updated > 0 ? { currentReplicas: updated, updatedReplicas: updated } : {}),
    currentRevision: revision,
    updateRevision: revision,
    collisionCount: 0,
  });
  return failure === null ? undefined : RETRY_AFTER;
}

// OrderedReady: the next number waits until all before it are ready; Parallel waits for nobody.
function fillFirstGap(
  context: ControllerContext,
  statefulSet: KubeObject,
  pods: ReadonlyMap<string, KubeObject>,
  wanted: number,
): string | null {
  const parallel = member(statefulSet['spec'], 'podManagementPolicy') === 'Parallel';
  for (let ordinal = 0; ordinal < wanted; ordinal += 1) {
    const name = `${statefulSet.metadata.name}-${ordinal}`;
    const pod = pods.get(name);
    if (pod === undefined) {
      const template = member(statefulSet['spec'], 'template');
      const labels = statefulLabels(statefulSet, ordinal);
      const failure = createOrTell(
        context,
        statefulSet,
        podFromTemplate({ owner: statefulSet, template, name, labels }),
      );
      if (failure !== null || !parallel) return failure;
    } else if (!parallel && !isPodReady(pod)) return null;
  }
  return null;
}

function replaceOldest(
  context: ControllerContext,
  statefulSet: KubeObject,
  pods: readonly KubeObject[],
): void {
  if (member(statefulSet['spec'], 'updateStrategy', 'type') === 'OnDelete') return;
  const revision = revisionName(statefulSet);
  const fromTheTop = pods.toSorted((a, b) => ordinalOf(b) - ordinalOf(a));
  for (const pod of fromTheTop) {
    if (revisionOf(pod) !== revision) return requestDeletion(context.store, pod);
    if (!isPodReady(pod)) return;
  }
}

function revisionName(owner: KubeObject): string {
  return `${owner.metadata.name}-${templateHash(member(owner['spec'], 'template'))}`;
}

function revisionOf(pod: KubeObject): string {
  return asString(pod.metadata.labels?.[REVISION_LABEL]);
}

function ordinalOf(pod: KubeObject): number {
  return Number(pod.metadata.name.slice(pod.metadata.name.lastIndexOf('-') + 1));
}
