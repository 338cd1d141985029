import { asObject, equalJson, type JsonObject, type JsonValue, type ManagedField } from './objects.ts';

type Written = Readonly<Record<string, JsonValue>>;

export type Writing = {
  /** The object before, null where it is new. */
  before: Written | null;
  after: Written;
  apiVersion: string;
  manager: string;
  subresource: string;
  time: string;
};

// What the server fills in has no manager.
const UNOWNED = ['apiVersion', 'kind', 'metadata', 'status'];
const OWNED_METADATA = ['annotations', 'finalizers', 'generateName', 'labels', 'ownerReferences'];

/**
 * Who wrote which fields, after this write: its manager owns what it changed and nobody else does any more.
 * Lists count as one field, where a real server takes those with keys apart (structured-merge-diff).
 */
export function noteManager({ before, after, ...by }: Writing): ManagedField[] {
  const changed = changedFields(owned(before ?? {}, by.subresource), owned(after, by.subresource));
  const earlier = fieldsOf(before);
  const isOwn = (entry: ManagedField): boolean =>
    entry.manager === by.manager && (entry.subresource ?? '') === by.subresource;
  const others = earlier.filter((entry) => !isOwn(entry)).map((entry) => without(entry, changed));
  const own = merge(earlier.find(isOwn)?.fieldsV1 ?? {}, changed);
  const { manager, apiVersion, time, subresource } = by;
  const entry: ManagedField = {
    ...{ manager, operation: 'Update', apiVersion, time, fieldsType: 'FieldsV1', fieldsV1: own },
    ...(subresource === '' ? {} : { subresource }),
  };
  return [...others, entry].filter(({ fieldsV1 }) => Object.keys(fieldsV1).length > 0);
}

function fieldsOf(object: Written | null): ManagedField[] {
  const fields = asObject(object?.['metadata'])?.['managedFields'];
  // Only this file writes them.
  return Array.isArray(fields) ? (fields as ManagedField[]) : [];
}

function owned(object: Written, subresource: string): JsonObject {
  if (subresource === 'status') return pick(object, (key) => key === 'status');
  const metadata = pick(asObject(object['metadata']) ?? {}, (key) => OWNED_METADATA.includes(key));
  const rest = pick(object, (key) => !UNOWNED.includes(key));
  return Object.keys(metadata).length > 0 ? { metadata, ...rest } : rest;
}

function pick(object: Written, wanted: (key: string) => boolean): JsonObject {
  const kept = Object.entries(object).filter(([key, value]) => wanted(key) && value !== undefined);
  return Object.fromEntries(kept);
}

/** The leaves that differ as FieldsV1: `{"f:data": {".": {}, "f:x": {}}}`; what went away is named too. */
function changedFields(before: JsonObject, after: JsonObject): JsonObject {
  const changed: JsonObject = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [before[key], after[key]];
    if (old !== undefined && now !== undefined && equalJson(old, now)) continue;
    const inside = asObject(now ?? null);
    if (inside === undefined) changed[`f:${key}`] = {};
    else {
      const begun = old === undefined && key !== 'metadata' && key !== 'spec' ? { '.': {} } : {};
      changed[`f:${key}`] = { ...begun, ...changedFields(asObject(old ?? null) ?? {}, inside) };
    }
  }
  return changed;
}

function merge(own: JsonObject, more: JsonObject): JsonObject {
  const merged = { ...own };
  for (const [key, value] of Object.entries(more)) {
    merged[key] = merge(asObject(merged[key] ?? null) ?? {}, asObject(value) ?? {});
  }
  return merged;
}

function without(entry: ManagedField, taken: JsonObject): ManagedField {
  return { ...entry, fieldsV1: subtract(entry.fieldsV1, taken) };
}

function subtract(fields: JsonObject, taken: JsonObject): JsonObject {
  const left: JsonObject = {};
  for (const [key, value] of Object.entries(fields)) {
    const inside = asObject(value) ?? {};
    const gone = asObject(taken[key] ?? null);
    if (gone === undefined || key === '.') left[key] = value;
    else if (Object.keys(inside).length > 0) {
      const rest = subtract(inside, gone);
      if (Object.keys(rest).length > 0) left[key] = rest;
    }
  }
  return left;
}
