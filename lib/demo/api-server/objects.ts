export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;
export type JsonObject = { [key: string]: JsonValue };

export type OwnerReference = {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
};

export type ManagedField = {
  manager: string;
  operation: string;
  apiVersion: string;
  time: string;
  subresource?: string;
  fieldsType: 'FieldsV1';
  fieldsV1: JsonObject;
};

/** What the store guarantees of an object's metadata; the rest is as the writer gave it. */
export type ObjectMeta = {
  name: string;
  generateName?: string;
  namespace?: string;
  uid: string;
  resourceVersion: string;
  generation?: number;
  creationTimestamp: string;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: { [key: string]: string };
  annotations?: { [key: string]: string };
  ownerReferences?: OwnerReference[];
  finalizers?: string[];
  managedFields?: ManagedField[];
};

/** An object as the store holds it. Treat it as frozen: change it through the store only. */
export type KubeObject = {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  [key: string]: JsonValue;
};

/** An object on its way into the store: what the store fills in may be missing. */
export type NewObject = {
  apiVersion?: string;
  kind?: string;
  metadata: Partial<ObjectMeta>;
  [key: string]: JsonValue;
};

/** A copy that shares nothing with `value`. */
export function cloneJson<Value extends JsonValue | NewObject>(value: Value): Value;
export function cloneJson(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((item) => cloneJson(item));
  if (value === null || typeof value !== 'object') return value;
  const copy: JsonObject = {};
  for (const key in value) {
    const member = value[key];
    if (member !== undefined) setMember(copy, key, cloneJson(member));
  }
  return copy;
}

/** Sets a member so that a key called `__proto__` stays a plain member. */
export function setMember(target: JsonObject, key: string, value: JsonValue): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else {
    target[key] = value;
  }
}

/** Whether two JSON values say the same; the order of members does not matter. */
export function equalJson(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (left === right) return true;
  if (left === undefined || right === undefined || left === null || right === null) return false;
  if (typeof left !== 'object' || typeof right !== 'object') return false;
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    return left.every((item, index) => equalJson(item, right[index]));
  }
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && equalJson(left[key], right[key]));
}

/** `value` where it is a JSON object, else undefined. */
export function asObject(value: JsonValue | undefined): JsonObject | undefined {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : undefined;
}

/** A JSON object read as a Kubernetes object: validation has to prove what the type says. */
export function asKubeObject(value: JsonObject): KubeObject {
  return value as KubeObject;
}

/** `value` where it is an array, else an empty one. */
export function asArray(value: JsonValue | undefined): JsonValue[] {
  return Array.isArray(value) ? value : [];
}

/** `value` where it is a string, else an empty one. */
export function asString(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** The value found by following `path` through nested objects. */
export function member(value: JsonValue | undefined, ...path: string[]): JsonValue | undefined {
  let current = value;
  for (const key of path) current = asObject(current)?.[key];
  return current;
}
