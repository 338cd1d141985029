import 'server-only';
import { objectAt, objectsAt, textAt, timeAt, type JsonObject } from '#lib/server/cluster/json.ts';

/** `key=value` of a map of strings, in the order of the object. */
export function pairsAt(value: JsonObject, key: string): string[] {
  return Object.entries(objectAt(value, key)).flatMap(([name, text]) =>
    typeof text === 'string' ? [`${name}=${text}`] : [],
  );
}

/** The `name` of each object in the array at `key`, e.g. imagePullSecrets. */
export function namesAt(value: JsonObject, key: string): string[] {
  return objectsAt(value, key).map((each) => textAt(each, 'name'));
}

/** What every record says of its object. */
export function identityOf(metadata: JsonObject) {
  return {
    uid: textAt(metadata, 'uid'),
    name: textAt(metadata, 'name'),
    resourceVersion: textAt(metadata, 'resourceVersion'),
    createdAt: timeAt(metadata, 'creationTimestamp') ?? 0,
  };
}

/** The owner with `controller: true`, as the object names it. */
export function controllerOf(metadata: JsonObject): { kind: string; name: string } | null {
  for (const owner of objectsAt(metadata, 'ownerReferences')) {
    if (owner['controller'] === true) return { kind: textAt(owner, 'kind'), name: textAt(owner, 'name') };
  }
  return null;
}
