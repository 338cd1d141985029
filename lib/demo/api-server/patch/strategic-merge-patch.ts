import { type ResourceName } from '../kinds.ts';
import {
  asArray,
  asObject,
  cloneJson,
  equalJson,
  type JsonObject,
  type JsonValue,
  setMember,
} from '../objects.ts';
import { badRequest } from '../status.ts';
import { listStrategy } from './merge-keys.ts';

const ORDER = '$setElementOrder/';
const DELETE = '$deleteFromPrimitiveList/';

/**
 * Strategic merge as apimachinery pkg/util/strategicpatch: like a merge patch, but lists with a merge key are
 * joined item by item, with the directives $patch, $retainKeys, $setElementOrder and $deleteFromPrimitiveList.
 */
export function applyStrategicMergePatch(
  resource: ResourceName,
  document: JsonValue,
  patch: JsonValue,
): JsonValue {
  const changes = asObject(patch);
  if (changes === undefined)
    throw badRequest('error decoding patch: a strategic merge patch must be an object');
  return mergeObject(resource, [], asObject(document) ?? {}, changes);
}

function mergeObject(
  resource: ResourceName,
  path: readonly string[],
  document: JsonObject,
  patch: JsonObject,
): JsonObject {
  if (patch['$patch'] === 'replace') return withoutDirectives(patch);
  if (patch['$patch'] === 'delete') return {};
  const result = cloneJson(document);
  retainKeys(result, patch);
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith(DELETE)) removeValues(result, key.slice(DELETE.length), asArray(value));
    if (key.startsWith('$')) continue;
    if (value === null) delete result[key];
    else
      setMember(
        result,
        key,
        mergeValue(resource, [...path, key], Object.hasOwn(result, key) ? result[key] : undefined, value),
      );
  }
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith(ORDER)) reorder(resource, path, result, key.slice(ORDER.length), asArray(value));
  }
  return result;
}

function mergeValue(
  resource: ResourceName,
  path: readonly string[],
  before: JsonValue | undefined,
  value: JsonValue,
): JsonValue {
  const changes = asObject(value);
  if (changes !== undefined) return mergeObject(resource, path, asObject(before) ?? {}, changes);
  if (!Array.isArray(value)) return value;
  const strategy = listStrategy(resource, path);
  if (strategy === 'replace') return value.map(withoutDirectivesDeep);
  if (strategy === 'set')
    return [...asArray(before), ...value.filter((item) => !asArray(before).includes(item))];
  return mergeList(resource, path, asArray(before), value, strategy.by);
}

function mergeList(
  resource: ResourceName,
  path: readonly string[],
  before: readonly JsonValue[],
  patch: readonly JsonValue[],
  by: string,
): JsonValue[] {
  const items = patch.map((item) => asObject(item) ?? failItem(path));
  if (items.some((item) => item['$patch'] === 'replace' && item[by] === undefined)) {
    return items.filter((item) => item['$patch'] === undefined).map(withoutDirectives);
  }
  const result = [...before];
  const added: JsonValue[] = [];
  for (const item of items) {
    const wanted = item[by];
    if (wanted === undefined)
      throw badRequest(
        `map: ${JSON.stringify(Object.keys(item))} does not contain declared merge key: ${by}`,
      );
    const at = result.findIndex((candidate) => equalJson(asObject(candidate)?.[by], wanted));
    if (item['$patch'] === 'delete') {
      if (at >= 0) result.splice(at, 1);
    } else if (at >= 0) {
      result[at] = mergeObject(resource, path, asObject(result[at]) ?? {}, item);
    } else {
      added.push(mergeObject(resource, path, {}, item));
    }
  }
  return [...result, ...added];
}

function retainKeys(result: JsonObject, patch: JsonObject): void {
  const kept = patch['$retainKeys'];
  if (!Array.isArray(kept)) return;
  for (const key of Object.keys(result)) if (!kept.includes(key)) delete result[key];
}

function removeValues(result: JsonObject, field: string, values: readonly JsonValue[]): void {
  const list = result[field];
  if (Array.isArray(list)) result[field] = list.filter((item) => !values.includes(item));
}

// Items the order does not name keep their place relative to what stood before them.
function reorder(
  resource: ResourceName,
  path: readonly string[],
  result: JsonObject,
  field: string,
  order: readonly JsonValue[],
): void {
  const list = result[field];
  const strategy = listStrategy(resource, [...path, field]);
  if (!Array.isArray(list) || strategy === 'replace') return;
  const idOf = (item: JsonValue): JsonValue | undefined =>
    strategy === 'set' ? item : asObject(item)?.[strategy.by];
  const places = order.map(idOf);
  const placeOf = (item: JsonValue): number => places.findIndex((id) => equalJson(id, idOf(item)));
  const ordered = list
    .filter((item) => placeOf(item) >= 0)
    .sort((left, right) => placeOf(left) - placeOf(right));
  let next = 0;
  result[field] = list.map((item) => (placeOf(item) >= 0 ? (ordered[next++] ?? item) : item));
}

function withoutDirectives(object: JsonObject): JsonObject {
  const kept = Object.entries(object).filter(([key]) => !key.startsWith('$'));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutDirectivesDeep(value)]));
}

function withoutDirectivesDeep(value: JsonValue): JsonValue {
  const object = asObject(value);
  return object === undefined ? cloneJson(value) : withoutDirectives(object);
}

function failItem(path: readonly string[]): never {
  throw badRequest(`error decoding patch: items of ${path.join('.')} must be objects`);
}
