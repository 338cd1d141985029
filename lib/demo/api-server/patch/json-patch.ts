import { asObject, cloneJson, equalJson, type JsonValue, setMember } from '../objects.ts';
import { badRequest, StatusError } from '../status.ts';

/** Applies RFC 6902 operations to a copy of `document`. Throws StatusError 400 for what is no patch, 422 for what does not apply. */
export function applyJsonPatch(document: JsonValue, patch: JsonValue): JsonValue {
  if (!Array.isArray(patch))
    throw badRequest(
      'error decoding patch: json: cannot unmarshal object into Go value of type jsonpatch.Patch',
    );
  const root: Holder = { value: cloneJson(document) };
  for (const operation of patch) applyOperation(root, operation);
  return root.value;
}

type Holder = { value: JsonValue };

/** A place in the document: a member or an item that may not exist yet. */
type Place = { container: JsonValue; key: string };

function applyOperation(root: Holder, operation: JsonValue): void {
  const fields = asObject(operation);
  const path = fields?.['path'];
  if (fields === undefined || typeof path !== 'string')
    throw badRequest('error decoding patch: an operation needs a path');
  const value = fields['value'] ?? null;
  switch (fields['op']) {
    case 'add':
      return insert(root, path, cloneJson(value));
    case 'replace':
      read(root, path);
      return put(root, path, cloneJson(value));
    case 'remove':
      return remove(root, path);
    case 'test':
      return test(root, path, value);
    case 'move': {
      const moved = read(root, fromOf(fields['from']));
      remove(root, fromOf(fields['from']));
      return insert(root, path, moved);
    }
    case 'copy':
      return insert(root, path, cloneJson(read(root, fromOf(fields['from']))));
    default:
      throw doesNotApply();
  }
}

function fromOf(from: JsonValue | undefined): string {
  if (typeof from !== 'string') throw badRequest('error decoding patch: move and copy need from');
  return from;
}

function placeOf(root: Holder, path: string): Place {
  const keys = path
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const key = keys.pop();
  if (key === undefined || !path.startsWith('/')) throw doesNotApply();
  let container = root.value;
  for (const step of keys) container = childOf(container, step) ?? fail();
  return { container, key };
}

function childOf(container: JsonValue, key: string): JsonValue | undefined {
  if (Array.isArray(container)) return container[indexOf(container, key)];
  const object = asObject(container);
  return object !== undefined && Object.hasOwn(object, key) ? object[key] : undefined;
}

function indexOf(list: readonly JsonValue[], key: string): number {
  if (!/^(0|[1-9]\d*|-\d+)$/.test(key)) throw doesNotApply();
  const index = Number(key);
  return index < 0 ? list.length + index : index;
}

function read(root: Holder, path: string): JsonValue {
  if (path === '') return root.value;
  const { container, key } = placeOf(root, path);
  return childOf(container, key) ?? (isNull(container, key) ? null : fail());
}

function isNull(container: JsonValue, key: string): boolean {
  return childOf(container, key) === null;
}

function insert(root: Holder, path: string, value: JsonValue): void {
  if (path === '') return void (root.value = value);
  const { container, key } = placeOf(root, path);
  if (!Array.isArray(container)) return put(root, path, value);
  const index = key === '-' ? container.length : indexOf(container, key);
  if (index < 0 || index > container.length) throw doesNotApply();
  container.splice(index, 0, value);
}

function put(root: Holder, path: string, value: JsonValue): void {
  if (path === '') return void (root.value = value);
  const { container, key } = placeOf(root, path);
  const object = asObject(container);
  if (Array.isArray(container)) container[indexOf(container, key)] = value;
  else if (object === undefined) throw doesNotApply();
  else setMember(object, key, value);
}

function remove(root: Holder, path: string): void {
  const { container, key } = placeOf(root, path);
  if (childOf(container, key) === undefined) throw doesNotApply();
  if (Array.isArray(container)) container.splice(indexOf(container, key), 1);
  else delete asObject(container)?.[key];
}

// A missing member equals null, as in the library the API server uses: it lets a patch say "only where absent".
function test(root: Holder, path: string, wanted: JsonValue): void {
  const found = path === '' ? root.value : testedValue(root, path);
  if (!equalJson(found, wanted)) throw doesNotApply();
}

function testedValue(root: Holder, path: string): JsonValue {
  const { container, key } = placeOf(root, path);
  return childOf(container, key) ?? null;
}

function fail(): never {
  throw doesNotApply();
}

function doesNotApply(): StatusError {
  return new StatusError(
    422,
    'Invalid',
    'the server rejected our request due to an error in our request',
    {},
  );
}
