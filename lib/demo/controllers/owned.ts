import {
  type JsonObject,
  type JsonValue,
  type KubeObject,
  type NewObject,
  type OwnerReference,
  asObject,
  cloneJson,
  member,
} from '#lib/demo/api-server/objects.ts';
import { type ResourceName } from '#lib/demo/api-server/kinds.ts';
import { type ObjectStore } from '#lib/demo/api-server/store.ts';
import { timestamp } from '#lib/demo/api-server/time.ts';

/** The reference by which a controller owns what it makes. */
export function ownerReference(owner: KubeObject): OwnerReference {
  const { apiVersion, kind, metadata } = owner;
  const { name, uid } = metadata;
  return { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true };
}

export function controllerOf(object: KubeObject): OwnerReference | undefined {
  return object.metadata.ownerReferences?.find(({ controller }) => controller === true);
}

/** What `owner` made and still owns, in the order of creation. */
export function ownedBy(store: ObjectStore, resource: ResourceName, owner: KubeObject): KubeObject[] {
  const { namespace, uid } = owner.metadata;
  return store
    .list(resource, namespace === undefined ? {} : { namespace })
    .filter((object) => controllerOf(object)?.uid === uid)
    .toSorted((a, b) => a.metadata.creationTimestamp.localeCompare(b.metadata.creationTimestamp));
}

export type PodPlan = {
  owner: KubeObject;
  template: JsonValue | undefined;
  labels?: { [key: string]: string };
  /** Given by controllers that number their pods; others leave a suffix to chance. */
  name?: string;
  nodeName?: string;
};

/** The pod that a template describes, ready to be created. */
export function podFromTemplate({ owner, template, labels = {}, name, nodeName }: PodPlan): NewObject {
  const given = asObject(member(template, 'metadata')) ?? {};
  const spec: JsonObject = cloneJson(asObject(member(template, 'spec')) ?? {});
  const annotations = stringsOf(given['annotations']);
  return {
    metadata: {
      ...(name === undefined ? { generateName: `${owner.metadata.name}-` } : { name }),
      ...(owner.metadata.namespace === undefined ? {} : { namespace: owner.metadata.namespace }),
      labels: { ...stringsOf(given['labels']), ...labels },
      ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
      ownerReferences: [ownerReference(owner)],
    },
    spec: nodeName === undefined ? spec : { ...spec, nodeName },
    status: { phase: 'Pending', qosClass: 'BestEffort' },
  };
}

/** Asks for a pod's end; its kubelet ends it within the grace it was given. */
export function requestDeletion(store: ObjectStore, pod: KubeObject): void {
  if (pod.metadata.deletionTimestamp !== undefined) return;
  const { namespace, name } = pod.metadata;
  const grace = numberOf(member(pod['spec'], 'terminationGracePeriodSeconds'), 30);
  store.mutate('pods', namespace, name, (draft) => {
    draft.metadata.deletionTimestamp = timestamp(store.clock.now() + grace * 1_000);
    draft.metadata.deletionGracePeriodSeconds = grace;
  });
}

export function isActive(pod: KubeObject): boolean {
  const phase = member(pod['status'], 'phase');
  return pod.metadata.deletionTimestamp === undefined && phase !== 'Succeeded' && phase !== 'Failed';
}

export function isPodReady(pod: KubeObject): boolean {
  const conditions = member(pod['status'], 'conditions');
  return (
    pod.metadata.deletionTimestamp === undefined &&
    Array.isArray(conditions) &&
    conditions.some(
      (condition) => member(condition, 'type') === 'Ready' && member(condition, 'status') === 'True',
    )
  );
}

export function numberOf(value: JsonValue | undefined, fallback: number): number {
  return typeof value === 'number' ? value : fallback;
}

/** Replaces an object's status; one that says the same makes no new version. */
export function writeStatus(
  store: ObjectStore,
  resource: ResourceName,
  object: KubeObject,
  status: JsonObject,
): void {
  store.mutate(resource, object.metadata.namespace, object.metadata.name, (draft) => ({ ...draft, status }));
}

export function stringsOf(value: JsonValue | undefined): { [key: string]: string } {
  const entries = Object.entries(asObject(value) ?? {});
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
