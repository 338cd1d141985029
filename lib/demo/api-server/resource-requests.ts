import { type IncomingMessage } from 'node:http';
import { sendJsonText, sendJson } from './answers.ts';
import { isBodyless, mediaType, readJson, readObject } from './body.ts';
import { type ResourceCall } from './call.ts';
import { changeObject, findTarget, type Target } from './change.ts';
import { createObject, type WriteOptions } from './create.ts';
import { deleteObject, type DeleteOptions, readDeleteOptions } from './delete.ts';
import { answerList } from './list.ts';
import { asKubeObject, asObject, type JsonValue, type KubeObject, type NewObject } from './objects.ts';
import { applyJsonPatch } from './patch/json-patch.ts';
import { applyMergePatch } from './patch/merge-patch.ts';
import { applyStrategicMergePatch } from './patch/strategic-merge-patch.ts';
import { readSelection } from './selectors.ts';
import { badRequest, methodNotAllowed, notFound, unknownPath, unsupportedDryRun } from './status.ts';
import { keyOf } from './store.ts';
import { StoredObject } from './stored-object.ts';
import { answerWatch } from './watch.ts';

const PATCHES = [
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
];

/** Does what a request for a stored kind asks. Throws StatusError for every refusal. */
export async function answerResource(call: ResourceCall): Promise<void> {
  const { subresource, verb, name } = call.info;
  if (subresource !== '' && !call.kind.subresources.includes(subresource)) throw unknownPath();
  if (name === '' && (verb === 'update' || verb === 'patch')) throw methodNotAllowed();
  switch (verb) {
    case 'get':
      return sendObject(call, 200, findTarget(call.context.cluster, targetOf(call)));
    case 'list':
      return answerList(call);
    case 'watch':
      return answerWatch(call);
    case 'create':
      if (subresource !== '' || name !== '') throw methodNotAllowed();
      return create(call);
    case 'update':
      return sendObject(
        call,
        200,
        changeObject(call.context.cluster, targetOf(call), await readJson(call.request), writeOptions(call)),
      );
    case 'patch':
      return patch(call);
    case 'delete':
      return remove(call);
    case 'deletecollection':
      return removeAll(call);
    default:
      throw methodNotAllowed();
  }
}

function targetOf({ kind, info }: ResourceCall): Target {
  const namespace = kind.namespaced ? info.namespace : undefined;
  return { kind, namespace, name: info.name, subresource: info.subresource };
}

function writeOptions({ query, request, info: { verb } }: ResourceCall): WriteOptions {
  const dryRun = query.getAll('dryRun').filter((value) => value !== '');
  if (dryRun.some((value) => value !== 'All')) throw unsupportedDryRun(verb, dryRun);
  const agent = (request.headers['user-agent'] ?? 'unknown').split('/')[0] ?? '';
  return {
    dryRun: dryRun.length > 0,
    fieldManager: query.get('fieldManager') ?? (agent === '' ? 'unknown' : agent),
  };
}

async function create(call: ResourceCall): Promise<void> {
  const { context, kind, info } = call;
  if (kind.namespaced && info.namespace === '') throw methodNotAllowed();
  const body = asNewObject(await readJson(call.request));
  sendObject(
    call,
    201,
    createObject(context.cluster, kind.resource, info.namespace, body, writeOptions(call)),
  );
}

function asNewObject(value: JsonValue): NewObject {
  const object = asObject(value);
  if (object === undefined)
    throw badRequest('the object provided is unrecognized (must be of type JSON object)');
  return { ...object, metadata: asObject(object['metadata']) ?? {} };
}

async function patch(call: ResourceCall): Promise<void> {
  const { context, kind } = call;
  const type = mediaType(call.request);
  const body = await readJson(call.request, PATCHES);
  // Nothing waits between reading and writing, so parallel patches never meet.
  const before = findTarget(context.cluster, targetOf(call));
  const apply = {
    'application/json-patch+json': () => applyJsonPatch(before, body),
    'application/merge-patch+json': () => applyMergePatch(before, body),
  }[type];
  const after = apply === undefined ? applyStrategicMergePatch(kind.resource, before, body) : apply();
  sendObject(call, 200, changeObject(context.cluster, targetOf(call), after, writeOptions(call)));
}

async function remove(call: ResourceCall): Promise<void> {
  const { context, kind, info, query, request, outlet } = call;
  if (info.subresource !== '') throw methodNotAllowed();
  const options = await deleteOptions(request, query);
  const { object, gone } = deleteObject(context.cluster, targetOf(call), options);
  if (!gone || kind.resource === 'pods' || kind.resource === 'serviceaccounts')
    return sendObject(call, 200, object);
  const group = kind.group === '' ? {} : { group: kind.group };
  const details = { name: info.name, ...group, kind: kind.resource, uid: object.metadata.uid };
  sendJson(outlet, 200, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details });
}

// A body, even an empty object, is all the options there are: the query is not looked at then.
async function deleteOptions(request: IncomingMessage, query: URLSearchParams): Promise<DeleteOptions> {
  return isBodyless(request)
    ? readDeleteOptions({}, query)
    : readDeleteOptions(await readObject(request), new URLSearchParams());
}

async function removeAll(call: ResourceCall): Promise<void> {
  const { context, kind, info, query, request } = call;
  const options = await deleteOptions(request, query);
  const selection = readSelection(kind, query);
  const scope = kind.namespaced ? { namespace: info.namespace } : {};
  for (const object of context.cluster.store.list(kind.resource, scope).filter(selection.matches)) {
    const { name, namespace } = object.metadata;
    deleteObject(context.cluster, { kind, namespace, name, subresource: '' }, options);
  }
  sendJson(call.outlet, 200, { kind: `${kind.kind}List`, apiVersion: 'v1', metadata: {}, items: [] });
}

function sendObject(call: ResourceCall, status: number, object: KubeObject): void {
  const { name, namespace } = object.metadata;
  if (name === '') throw notFound(call.kind, call.info.name);
  const shown = object.metadata.resourceVersion === '' ? withoutVersion(object) : object;
  sendJsonText(call.outlet, status, call.shape.single(new StoredObject(shown, keyOf(namespace, name), 0)));
}

// What a dry run creates has no version, and a real server leaves the field out.
function withoutVersion(object: KubeObject): KubeObject {
  const { resourceVersion: _version, ...metadata } = object.metadata;
  return asKubeObject({ ...object, metadata });
}
