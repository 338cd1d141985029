import { type Clock } from '#lib/demo/clock.ts';
import { type Random } from '#lib/demo/random.ts';
import { Announcer, type StoreListener } from './announcer.ts';
import { Collection } from './collection.ts';
import { type StoreEvent } from './history.ts';
import { apiVersionOf, kindFor, type ResourceName } from './kinds.ts';
import { cloneJson, equalJson, type KubeObject, type NewObject } from './objects.ts';
import { alreadyExists, notFound, staleVersion } from './status.ts';
import { StoredObject } from './stored-object.ts';
import { timestamp } from './time.ts';

export type StoreOptions = {
  clock: Clock;
  random: Random;
  /** How many changes of one resource a watch can look back on; older ones answer 410. */
  historyLimit?: number;
};

/**
 * All objects of the demo cluster, with etcd's promises: one counter of versions, every change told in order,
 * no change without a new version. Objects handed in belong to the store from then on.
 * It stores; admission, validation and access are the server's (see create.ts for the same from within).
 */
export class ObjectStore {
  readonly clock: Clock;
  readonly random: Random;
  readonly #historyLimit: number;
  readonly #collections = new Map<ResourceName, Collection>();
  readonly #announcer = new Announcer();
  #version = 1;

  constructor({ clock, random, historyLimit = 2_000 }: StoreOptions) {
    this.clock = clock;
    this.random = random;
    this.#historyLimit = historyLimit;
  }

  /** The version of the latest change of any object. */
  get version(): number {
    return this.#version;
  }

  /** Adds an object; fills in uid, creationTimestamp and name (from generateName) where they are missing. Throws StatusError AlreadyExists. */
  create(resource: ResourceName, object: NewObject): KubeObject {
    const kind = kindFor(resource);
    const { name: givenName, ...given } = object.metadata;
    const name = givenName ?? `${given.generateName ?? ''}${this.random.suffix(5)}`;
    const key = keyOf(given.namespace, name);
    if (this.#collection(resource).get(key) !== undefined) throw alreadyExists(kind, name);
    const version = this.#nextVersion();
    const { apiVersion: _apiVersion, kind: _kind, metadata: _metadata, ...rest } = object;
    const created: KubeObject = {
      kind: kind.kind,
      apiVersion: apiVersionOf(kind),
      metadata: {
        name,
        ...given,
        uid: given.uid ?? this.random.uuid(),
        resourceVersion: String(version),
        ...(kind.counted ? { generation: given.generation ?? 1 } : {}),
        creationTimestamp: given.creationTimestamp ?? timestamp(this.clock.now()),
      },
      ...withoutUndefined(rest),
    };
    this.#put(resource, 'ADDED', created, version);
    return created;
  }

  /** Replaces an object. A resourceVersion in its metadata must be the current one. Throws StatusError NotFound or Conflict. */
  update(resource: ResourceName, object: KubeObject): KubeObject {
    const kind = kindFor(resource);
    const { name, namespace, resourceVersion } = object.metadata;
    const before = this.get(resource, namespace, name);
    if (before === undefined) throw notFound(kind, name);
    if (resourceVersion !== '' && resourceVersion !== before.metadata.resourceVersion)
      throw staleVersion(kind, name);
    const { resourceVersion: currentVersion } = before.metadata;
    const candidate = {
      ...object,
      metadata: { ...object.metadata, resourceVersion: currentVersion },
    };
    if (equalJson(candidate, before)) return before;
    const specChanged = kind.counted && !equalJson(object['spec'], before['spec']);
    const generation = (before.metadata.generation ?? 1) + (specChanged ? 1 : 0);
    const version = this.#nextVersion();
    const { uid, creationTimestamp } = before.metadata;
    const updated: KubeObject = {
      ...object,
      metadata: {
        ...object.metadata,
        uid,
        creationTimestamp,
        resourceVersion: String(version),
        ...(kind.counted ? { generation } : {}),
      },
    };
    this.#put(resource, 'MODIFIED', updated, version);
    return updated;
  }

  /**
   * Changes an object in place: `change` gets a copy it may edit, or answers another one. An equal result
   * makes no new version, as on a real server. Throws StatusError NotFound.
   */
  mutate(
    resource: ResourceName,
    namespace: string | undefined,
    name: string,
    change: (draft: KubeObject) => KubeObject | void,
  ): KubeObject {
    const before = this.get(resource, namespace, name);
    if (before === undefined) throw notFound(kindFor(resource), name);
    const draft = cloneJson(before);
    return this.update(resource, change(draft) ?? draft);
  }

  /** Takes an object out at once and answers its last state, undefined when there was none. */
  delete(resource: ResourceName, namespace: string | undefined, name: string): KubeObject | undefined {
    const before = this.get(resource, namespace, name);
    if (before === undefined) return undefined;
    const version = this.#nextVersion();
    const last = { ...before, metadata: { ...before.metadata, resourceVersion: String(version) } };
    this.#put(resource, 'DELETED', last, version);
    return last;
  }

  get(resource: ResourceName, namespace: string | undefined, name: string): KubeObject | undefined {
    return this.#collection(resource).get(keyOf(namespace, name))?.object;
  }

  /** The objects of one resource in the order of their keys, those of one namespace only where it is given. */
  list(resource: ResourceName, { namespace }: { namespace?: string } = {}): KubeObject[] {
    const all = this.stored(resource).map((stored) => stored.object);
    return namespace === undefined ? all : all.filter((object) => object.metadata.namespace === namespace);
  }

  /** The same with cached JSON. The array is never changed, so it serves as a snapshot. */
  stored(resource: ResourceName): readonly StoredObject[] {
    return this.#collection(resource).sorted();
  }

  /** The state at `version`, told by undoing what came after; null when that is forgotten (410). */
  storedAt(resource: ResourceName, version: number): readonly StoredObject[] | null {
    return this.#collection(resource).at(version);
  }

  /** The changes of `resource` after `version`, null when they are no longer all known (410). */
  since(resource: ResourceName, version: number): StoreEvent[] | null {
    return this.#collection(resource).since(version);
  }

  /** Forgets the history up to now, so that watches from before answer 410. */
  compact(): void {
    for (const collection of this.#collections.values()) collection.compact(this.#version);
  }

  /** Tells `listener` every later change of `resource` ('*': of all), at once and in order. The answer ends it. */
  subscribe(resource: ResourceName | '*', listener: StoreListener): () => void {
    return this.#announcer.subscribe(resource, listener);
  }

  #nextVersion(): number {
    this.#version += 1;
    return this.#version;
  }

  #collection(resource: ResourceName): Collection {
    const known = this.#collections.get(resource);
    if (known !== undefined) return known;
    const made = new Collection(this.#historyLimit);
    this.#collections.set(resource, made);
    return made;
  }

  #put(resource: ResourceName, type: StoreEvent['type'], object: KubeObject, version: number): void {
    const collection = this.#collection(resource);
    const key = keyOf(object.metadata.namespace, object.metadata.name);
    const storedBefore = collection.get(key) ?? null;
    const previous = storedBefore?.object ?? null;
    const stored = new StoredObject(object, key, version);
    const event: StoreEvent = { type, resource, version, object, previous, stored, storedBefore };
    collection.apply(event);
    this.#announcer.tell(event);
  }
}

/** Where an object stands: `namespace/name`, or `name` where the kind has no namespace. */
export function keyOf(namespace: string | undefined, name: string): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

function withoutUndefined(
  members: Omit<NewObject, 'metadata'>,
): Omit<KubeObject, 'apiVersion' | 'kind' | 'metadata'> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
