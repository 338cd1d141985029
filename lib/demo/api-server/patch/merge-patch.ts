import { asObject, cloneJson, type JsonObject, type JsonValue, setMember } from '../objects.ts';

/** RFC 7386: members of `patch` replace those of `document`, null removes, lists are replaced whole. */
export function applyMergePatch(document: JsonValue, patch: JsonValue): JsonValue {
  const changes = asObject(patch);
  if (changes === undefined) return cloneJson(patch);
  const result: JsonObject = cloneJson(asObject(document) ?? {});
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) delete result[key];
    else
      setMember(
        result,
        key,
        applyMergePatch(Object.hasOwn(result, key) ? (result[key] ?? null) : null, value),
      );
  }
  return result;
}
