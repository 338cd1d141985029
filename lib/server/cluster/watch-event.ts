import 'server-only';
import { isUtf8 } from 'node:buffer';
import type { AppError } from '#lib/domain/errors.ts';
import { refusedError } from '#lib/server/cluster/errors.ts';
import { isObject, numberAt, objectAt, textAt, type JsonObject } from '#lib/server/cluster/json.ts';
import { ClusterRefusal } from '#lib/server/cluster/refusal.ts';
import { withoutManagedFields } from '#lib/server/cluster/managed-fields.ts';
import type { EventType } from '#lib/server/cluster/reducer.ts';
import type { ResourceName } from '#lib/server/cluster/resources.ts';
import { CorruptStream } from '#lib/server/cluster/watch-plan.ts';

export type WatchEvent =
  | { is: 'change'; type: EventType; object: JsonObject; version: string }
  | { is: 'bookmark'; version: string; endsList: boolean };

/** The JSON object in `bytes`. @throws CorruptStream where they are not UTF-8 or not a JSON object */
export function parseObject(bytes: Buffer): JsonObject {
  // Decoding would replace bad bytes silently, and a name with a replacement in it is another name.
  if (!isUtf8(bytes)) throw new CorruptStream('not UTF-8');
  let value: unknown;
  try {
    value = JSON.parse(withoutManagedFields(bytes));
  } catch (cause) {
    throw new CorruptStream('not JSON', { cause });
  }
  if (!isObject(value)) throw new CorruptStream('not an object');
  return value;
}

/**
 * One line of a watch.
 * @throws CorruptStream for a line that is no event; AppError with the server's refusal for an ERROR event (a 410
 * comes this way too, inside a stream that began with 200)
 */
export function parseEvent(
  line: Buffer,
  collection: { resource: ResourceName; namespace: string | null },
): WatchEvent {
  const event = parseObject(line);
  const type = textAt(event, 'type');
  const object = objectAt(event, 'object');
  const metadata = objectAt(object, 'metadata');
  const version = textAt(metadata, 'resourceVersion');
  switch (type) {
    case 'ADDED':
    case 'MODIFIED':
    case 'DELETED':
      if (textAt(metadata, 'uid') === '' || version === '')
        throw new CorruptStream('an event without an object');
      return { is: 'change', type, object, version };
    case 'BOOKMARK':
      if (version === '') throw new CorruptStream('a bookmark without a version');
      return { is: 'bookmark', version, endsList: endsList(metadata) };
    case 'ERROR':
      throw serverError(object, collection);
    default:
      throw new CorruptStream('an event of no known type');
  }
}

function endsList(metadata: JsonObject): boolean {
  return textAt(objectAt(metadata, 'annotations'), 'k8s.io/initial-events-end') === 'true';
}

function serverError(
  status: JsonObject,
  path: { resource: ResourceName; namespace: string | null },
): AppError {
  const refusal = new ClusterRefusal(numberAt(status, 'code') ?? 500, status, undefined);
  return refusedError(refusal, { method: 'GET', path, query: { watch: 1 }, hide: [] });
}
