import 'server-only';

/** Reading JSON of unknown shape without trusting it: a wrong type reads as absent. */

export type JsonObject = { readonly [key: string]: unknown };

/** Whether `value` is a JSON object (not null, not an array). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const nothing: JsonObject = Object.freeze({});
const none: readonly unknown[] = Object.freeze([]);

/** The object at `key`, or an empty one. */
export function objectAt(value: JsonObject, key: string): JsonObject {
  const found = value[key];
  return isObject(found) ? found : nothing;
}

/** The array at `key`, or an empty one. */
export function listAt(value: JsonObject, key: string): readonly unknown[] {
  const found = value[key];
  return Array.isArray(found) ? found : none;
}

/** The objects of the array at `key`; anything else in it is left out. */
export function objectsAt(value: JsonObject, key: string): readonly JsonObject[] {
  const list = listAt(value, key);
  return list.every(isObject) ? list : list.filter(isObject);
}

/** The string at `key`, or ''. */
export function textAt(value: JsonObject, key: string): string {
  const found = value[key];
  return typeof found === 'string' ? found : '';
}

/** The texts in the object at `key`, such as labels; anything else in it is left out. */
export function textsAt(value: JsonObject, key: string): Record<string, string> {
  const pairs = Object.entries(objectAt(value, key));
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}

/** The finite number at `key`, or null. */
export function numberAt(value: JsonObject, key: string): number | null {
  const found = value[key];
  return typeof found === 'number' && Number.isFinite(found) ? found : null;
}

/** The time at `key` (RFC 3339) as epoch milliseconds, or null. */
export function timeAt(value: JsonObject, key: string): number | null {
  const found = value[key];
  if (typeof found !== 'string') return null;
  const time = Date.parse(found);
  return Number.isNaN(time) ? null : time;
}
