import 'server-only';
import type { PullSecretDetail } from '#lib/api/pull-secrets.ts';
import { isObject, objectAt, objectsAt, textAt, timeAt, type JsonObject } from '#lib/server/cluster/json.ts';
import { toTimestamp } from '../timestamp.ts';

/** Who last wrote which fields of an object, newest first, as its managedFields tell: never a value. */
export function fieldHistory(object: JsonObject): PullSecretDetail['history'] {
  return objectsAt(objectAt(object, 'metadata'), 'managedFields')
    .map((entry) => {
      const at = timeAt(entry, 'time');
      return {
        at: at === null ? null : toTimestamp(at),
        manager: textAt(entry, 'manager'),
        operation: textAt(entry, 'operation'),
        fields: fieldsOf(objectAt(entry, 'fieldsV1')),
      };
    })
    .toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1));
}

/** `f:data` as its keys, `f:metadata` as the parts of it; anything else by its own name. */
function fieldsOf(owned: JsonObject): string[] {
  return Object.entries(owned).flatMap(([field, value]) => {
    const isOpened = field === 'f:data' || field === 'f:metadata';
    return isOpened && isObject(value) ? namesIn(value) : namesIn({ [field]: value });
  });
}

function namesIn(owned: JsonObject): string[] {
  return Object.keys(owned)
    .filter((name) => name.startsWith('f:'))
    .map((name) => name.slice(2));
}
