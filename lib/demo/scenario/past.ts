import { type Cluster } from '#lib/demo/api-server/cluster.ts';
import { createObject } from '#lib/demo/api-server/create.ts';
import { type ResourceName } from '#lib/demo/api-server/kinds.ts';
import { type KubeObject, type NewObject } from '#lib/demo/api-server/objects.ts';
import { timestamp } from '#lib/demo/api-server/time.ts';

const NOBODYS = { dryRun: true, fieldManager: 'kubectl-create' };

/** What the API server would have made of an object: defaults, admission, validation, but not stored. */
export function imagine(cluster: Cluster, resource: ResourceName, object: NewObject): KubeObject {
  return createObject(cluster, resource, object.metadata.namespace ?? '', object, NOBODYS);
}

/**
 * Stores an object as if it had been created at `at`. `change` edits what admission made of it.
 * Throws StatusError as a POST would.
 */
export function createInPast(
  cluster: Cluster,
  resource: ResourceName,
  object: NewObject,
  at: number,
  change: (made: KubeObject) => KubeObject = (made) => made,
): KubeObject {
  const made = change(imagine(cluster, resource, object));
  const moment = timestamp(at);
  const managedFields = made.metadata.managedFields?.map((field) => ({ ...field, time: moment }));
  return cluster.store.create(resource, {
    ...made,
    metadata: {
      ...made.metadata,
      creationTimestamp: moment,
      ...(managedFields === undefined ? {} : { managedFields }),
    },
  });
}
