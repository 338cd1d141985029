import 'server-only';
import { dataKeyOf, formatOfType, type DockerConfigFormat } from '#lib/domain/pull-secret/docker-config.ts';
import { isPullSecretType } from '#lib/domain/pull-secret/document-facts.ts';
import type { PullSecretType } from '#lib/domain/pull-secret/facts.ts';
import { isObject, objectAt, textAt, type JsonObject } from '#lib/server/cluster/json.ts';
import type { Context } from '../context.ts';
import { patiently } from '../writes/patiently.ts';
import { isMissing } from '../writes/refused-outcome.ts';
import { secretManagers } from './managers.ts';
import type { Marks } from './missing-marks.ts';
import { decodedData } from './redact.ts';

/** A Secret as it is this moment, values included: it lives only inside the function that changes it. */
export type ExistingSecret = {
  object: JsonObject;
  namespace: string;
  name: string;
  uid: string;
  resourceVersion: string;
  type: string;
  immutable: boolean;
  managers: readonly string[];
  /** null where it is of no type that the kubelet reads, or lacks its data key. */
  document: { text: string; format: DockerConfigFormat; type: PullSecretType } | null;
  data: Readonly<Record<string, string>>;
};

/**
 * Reads one Secret under this person's own credentials.
 * @throws AppError `forbidden` (whether or not it exists), `not-found` or whatever the cluster answers
 */
export async function readExisting(
  context: Context,
  namespace: string,
  name: string,
): Promise<ExistingSecret> {
  const answer = await patiently(context, () =>
    context.cluster.get({ resource: 'secrets', namespace, name }),
  );
  const object = isObject(answer) ? answer : {};
  const metadata = objectAt(object, 'metadata');
  const data = decodedData(object);
  const type = textAt(object, 'type');
  return {
    object,
    namespace,
    name,
    uid: textAt(metadata, 'uid'),
    resourceVersion: textAt(metadata, 'resourceVersion'),
    type,
    immutable: object['immutable'] === true,
    managers: secretManagers(object),
    document: documentOf(type, data),
    data,
  };
}

/**
 * The same; null where there is none.
 * @throws AppError as readExisting does
 */
export async function readIfThere(
  context: Context,
  namespace: string,
  name: string,
): Promise<ExistingSecret | null> {
  return readExisting(context, namespace, name).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
}

/**
 * Puts another document in a Secret's place, and what else is to be set on it, only if nobody changed it since it was read.
 * @throws AppError `conflict` where somebody did, and whatever else the cluster refuses with
 */
export async function replaceDocument(
  context: Context,
  { object, namespace, name, resourceVersion, type }: ExistingSecret,
  text: string,
  { marks, ...options }: { dryRun: boolean; hide: readonly string[]; marks?: Marks | null },
): Promise<void> {
  if (!isPullSecretType(type)) throw new RangeError('Only a pull secret has a document.');
  const key = dataKeyOf[formatOfType[type]];
  const before = objectAt(object, 'metadata');
  const labels = { ...objectAt(before, 'labels'), ...marks?.labels };
  const metadata = { ...before, resourceVersion, ...(marks ? { labels } : {}) };
  const immutable = marks?.immutable === true ? { immutable: true } : {};
  const data = { ...objectAt(object, 'data'), [key]: Buffer.from(text).toString('base64') };
  await patiently(context, () =>
    context.cluster.replace(
      { resource: 'secrets', namespace, name },
      { ...object, apiVersion: 'v1', kind: 'Secret', metadata, data, ...immutable },
      options,
    ),
  );
}

function documentOf(type: string, data: Readonly<Record<string, string>>): ExistingSecret['document'] {
  if (!isPullSecretType(type)) return null;
  const format = formatOfType[type];
  const text = Object.hasOwn(data, dataKeyOf[format]) ? data[dataKeyOf[format]] : undefined;
  return text === undefined ? null : { text, format, type };
}
