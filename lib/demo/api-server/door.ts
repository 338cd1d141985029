import { type IncomingMessage, type ServerResponse } from 'node:http';
import { readAccept } from './accept.ts';
import { sendJson, sendNotFound, sendStatus, sendText } from './answers.ts';
import { readObject } from './body.ts';
import { type Call, type ServerContext } from './call.ts';
import { answerDiscovery, isServed } from './discovery.ts';
import { type Fault } from './faults.ts';
import {
  authenticate,
  type ImpersonationRight,
  readImpersonation,
  splitPerson,
  type User,
} from './identity.ts';
import { findKind, type ResourceKind } from './kinds.ts';
import { answerOpenApi } from './openapi.ts';
import { httpOutlet, limitedOutlet, type Outlet } from './outlet.ts';
import { authorize } from './rbac.ts';
import { readRequest, type RequestInfo } from './request.ts';
import { answerResource } from './resource-requests.ts';
import { answerReview } from './reviews.ts';
import { refuseUser } from './refusals.ts';
import { scriptedRefusal } from './scripted-refusals.ts';
import { shapeOf } from './shapes.ts';
import { badRequest, StatusError, unknownPath } from './status.ts';
import { type IncludeObject } from './tables/table.ts';

/** Answers one request, whatever happens: refusals as Status objects, our own mistakes as 500. */
export async function answerRequest(
  context: ServerContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let outlet = httpOutlet(response, context.cluster.store.clock);
  try {
    const { path, prefix, person, query } = readAddress(request);
    const info = readRequest(request.method ?? 'GET', path, query);
    const asker = authenticate(context.people, person, request.headers.authorization);
    const fault = context.faults.take(asker.name, info);
    outlet = faultyOutlet(outlet, fault);
    await sufferFault(context, fault);
    const user = actingUser(context, asker, request);
    permit(context, user, info);
    await answer({ context, info, user, query, request, outlet, fault, prefix });
  } catch (error) {
    refuse(outlet, error);
  }
}

type Address = { path: string; prefix: string; person: string | null; query: URLSearchParams };

function readAddress(request: IncomingMessage): Address {
  const url = request.url ?? '/';
  const cut = url.indexOf('?');
  const query = new URLSearchParams(cut < 0 ? '' : url.slice(cut + 1));
  const { person, path } = splitPerson(decodePath(cut < 0 ? url : url.slice(0, cut)));
  const prefix = person === null ? '' : `/as/${encodeURIComponent(person)}`;
  return { path, prefix, person, query };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw badRequest('the path is not valid percent-encoding');
  }
}

function faultyOutlet(outlet: Outlet, fault: Fault | null): Outlet {
  if (fault?.kind === 'cut') return limitedOutlet(outlet, fault.afterBytes, 'cut');
  if (fault?.kind === 'half-open') return limitedOutlet(outlet, fault.afterBytes, 'silence');
  return outlet;
}

async function sufferFault({ cluster }: ServerContext, fault: Fault | null): Promise<void> {
  if (fault?.kind === 'status') throw scriptedRefusal(fault.code, fault.retryAfter);
  if (fault?.kind !== 'slow') return;
  await new Promise<void>((resolve) => {
    cluster.store.clock.setTimeout(resolve, fault.delay);
  });
}

function actingUser({ cluster }: ServerContext, asker: User, request: IncomingMessage): User {
  const impersonation = readImpersonation(request.headers);
  if (impersonation === null) return asker;
  for (const right of impersonation.rights) {
    const asked = { ...right, verb: 'impersonate', path: '' };
    if (!authorize(cluster.store, asker, asked).allowed) throw refuseUser(asker, asked);
  }
  return impersonation.user;
}

function permit({ cluster }: ServerContext, user: User, info: RequestInfo): void {
  const right: ImpersonationRight & { verb: string; path: string } = {
    verb: info.verb,
    group: info.group,
    resource: info.resource,
    subresource: info.subresource,
    namespace: info.namespace,
    name: info.name,
    path: info.path,
  };
  if (!authorize(cluster.store, user, right).allowed) throw refuseUser(user, right);
}

async function answer(call: Call): Promise<void> {
  const { info, outlet } = call;
  if (['/healthz', '/livez', '/readyz'].includes(info.path)) return sendText(outlet, 'ok');
  const described = answerDiscovery(info.path) ?? answerOpenApi(info.path, call.prefix);
  if (described !== null) return sendJson(outlet, 200, described);
  if (!info.isResource || !isServed(info.group)) return sendNotFound(outlet);
  const kind = findKind(info.group, info.version, info.resource);
  if (kind !== null) {
    if (!standsThere(kind, info)) throw unknownPath();
    const { clock } = call.context.cluster.store;
    const shape = shapeOf(kind, readAccept(call.request.headers.accept), includeOf(call.query), () =>
      clock.now(),
    );
    return answerResource({ ...call, kind, shape });
  }
  const isReview = info.verb === 'create' && info.group.startsWith('auth') && info.version === 'v1';
  const review = isReview ? answerReview(call, await readObject(call.request)) : null;
  if (review === null) throw unknownPath();
  sendJson(outlet, 201, review);
}

// Nodes are in no namespace, and one pod is always in one.
function standsThere(kind: ResourceKind, { namespace, name, verb }: RequestInfo): boolean {
  if (!kind.namespaced) return namespace === '' || kind.resource === 'namespaces';
  return namespace !== '' || name === '' || verb === 'list' || verb === 'watch';
}

function includeOf(query: URLSearchParams): IncludeObject {
  const asked = query.get('includeObject');
  return asked === 'None' || asked === 'Object' ? asked : 'Metadata';
}

function refuse(outlet: Outlet, error: unknown): void {
  const status =
    error instanceof StatusError
      ? error
      : new StatusError(
          500,
          'InternalError',
          `Internal error occurred: ${error instanceof Error ? error.message : 'unknown'}`,
        );
  try {
    sendStatus(outlet, status);
  } catch {
    // The answer had begun: all that is left is to break it off.
    outlet.destroy();
  }
}
