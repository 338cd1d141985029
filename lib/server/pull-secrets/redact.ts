import 'server-only';
import { createHmac } from 'node:crypto';
import { documentMeaning, toFacts } from '#lib/domain/pull-secret/document-facts.ts';
import type { SecretFacts } from '#lib/domain/pull-secret/facts.ts';
import {
  isObject,
  objectAt,
  objectsAt,
  textAt,
  textsAt,
  timeAt,
  type JsonObject,
} from '#lib/server/cluster/json.ts';
import { processKey } from '../process.ts';
import { secretManagers } from './managers.ts';

/**
 * Turns a Secret as the API server gives it into what may be known of it. The only place that reads values and
 * lets something of them go on: everything else sees SecretFacts, which have no field for a value. Fingerprints of one
 * run say nothing in another, and none leaves the server.
 */
export function redactSecret(secret: JsonObject): SecretFacts {
  const metadata = objectAt(secret, 'metadata');
  const content = { type: textAt(secret, 'type'), data: decodedData(secret) };
  const writtenAt = dataWrittenAt(metadata);
  return {
    namespace: textAt(metadata, 'namespace'),
    name: textAt(metadata, 'name'),
    uid: textAt(metadata, 'uid'),
    resourceVersion: textAt(metadata, 'resourceVersion'),
    type: content.type,
    immutable: secret['immutable'] === true,
    createdAt: timeAt(metadata, 'creationTimestamp') ?? 0,
    writtenAt,
    labels: textsAt(metadata, 'labels'),
    managers: secretManagers(secret),
    document: toFacts(content, writtenAt),
    fingerprint: createHmac('sha256', processKey()).update(documentMeaning(content)).digest('base64url'),
  };
}

/** A secret's data as text; bytes that are no UTF-8 become replacement characters, which no docker config holds. */
export function decodedData(secret: JsonObject): Record<string, string> {
  const data = objectAt(secret, 'data');
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, Buffer.from(value, 'base64').toString('utf8')]] : [],
    ),
  );
}

/** When the data was last written, as far as managedFields tell; else when the secret was made. */
function dataWrittenAt(metadata: JsonObject): number {
  const written = objectsAt(metadata, 'managedFields')
    .filter((entry) => isObject(entry['fieldsV1']) && 'f:data' in entry['fieldsV1'])
    .map((entry) => timeAt(entry, 'time') ?? 0);
  return Math.max(timeAt(metadata, 'creationTimestamp') ?? 0, ...written);
}
