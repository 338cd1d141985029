import 'server-only';
import { AppError, type AppErrorCode, type ErrorScope } from '#lib/domain/errors.ts';
import { shownText } from '#lib/server/cluster/shown-text.ts';
import type { ClusterPath, ClusterQuery } from '#lib/server/cluster/path.ts';
import { ClusterRefusal } from '#lib/server/cluster/refusal.ts';
import { resources } from '#lib/server/cluster/resources.ts';
import { unreachableSentence } from '#lib/server/cluster/unreachable.ts';

export type RefusedCall = {
  method: string;
  path: ClusterPath;
  query: ClusterQuery;
  /** Values no text may repeat. */
  hide: readonly string[];
};

/** What the API server refused with, where that is why `error` was thrown. */
export function refusalOf(error: unknown): ClusterRefusal | null {
  return error instanceof AppError && error.cause instanceof ClusterRefusal ? error.cause : null;
}

/** The product's error for a refusal: rebuilt from status and reason, with verb, resource and namespace. */
export function refusedError(refusal: ClusterRefusal, call: RefusedCall): AppError {
  const scope = scopeOf(call);
  const { code, sentence } = wording(refusal, scope, call);
  return new AppError(code, sentence, {
    scope,
    cause: refusal,
    fields: refusal.causes.slice(0, 20).map(({ field, reason, message }) => ({
      field: shownText(field, 200),
      message: shownText(message, 300, call.hide) || reason,
    })),
    ...(refusal.retryAfter === null ? {} : { retryAfter: refusal.retryAfter }),
  });
}

/** The error for a cluster that did not answer: DNS, refused, x509, time-out, broken off. */
export function unreachableError(cause: unknown, server: string): AppError {
  if (cause instanceof AppError) return cause;
  return new AppError('cluster-unreachable', unreachableSentence(cause, new URL(server).host), {
    cause,
  });
}

/** The error for credentials that could not be had: a failing exec plugin, an unreadable file. */
export function credentialError(cause: unknown): AppError {
  const code = errorCode(cause);
  const why =
    code === 'ENOENT'
      ? 'the plugin or file that the kubeconfig names is not there'
      : code === 'EACCES'
        ? 'the plugin or file that the kubeconfig names may not be read or run'
        : 'the plugin that the kubeconfig names failed or its login has expired';
  return new AppError(
    'unauthenticated',
    `Pullport has no credentials for this cluster: ${why}. Run "kubectl get namespaces" to see what it says and log in again.`,
    { cause },
  );
}

function errorCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

function wording(
  refusal: ClusterRefusal,
  scope: ErrorScope,
  call: RefusedCall,
): { code: AppErrorCode; sentence: string } {
  const what = `${scope.verb} ${scope.resource}${scope.namespace === null ? '' : ` in namespace ${scope.namespace}`}`;
  const words = () => shownText(refusal.wordsOfServer(), 300, call.hide);
  if (refusal.because === 'webhook') {
    return {
      code: 'invalid-object',
      sentence: `An admission webhook of the cluster refused this: ${words()}`,
    };
  }
  if (refusal.because === 'quota') {
    return {
      code: 'forbidden',
      sentence: `A resource quota of the namespace refused this: ${words()}`,
    };
  }
  if (refusal.because === 'terminating') {
    return {
      code: 'conflict',
      sentence: 'The namespace is being deleted: nothing can be created in it any more.',
    };
  }
  switch (refusal.status) {
    case 400:
      return {
        code: 'bad-request',
        sentence: `The cluster could not read this request (${what}): check its fields.`,
      };
    case 401:
      return {
        code: 'unauthenticated',
        sentence:
          'The cluster does not know these credentials or they have expired: sign in again; with a kubeconfig, as you do for kubectl.',
      };
    case 403:
      return {
        code: 'forbidden',
        sentence: `You may not ${what}${scope.namespace === null && isNamespaced(call.path) ? ' in all namespaces' : ''}. Ask a cluster admin for a role with this right.`,
      };
    case 404:
      return {
        code: 'not-found',
        sentence: `The cluster has no such object (${what}): it may have been deleted meanwhile.`,
      };
    case 409:
      return refusal.because === 'already-exists'
        ? {
            code: 'conflict',
            sentence: 'An object of this name exists already: choose another name or edit that one.',
          }
        : {
            code: 'conflict',
            sentence: 'Somebody changed this object meanwhile: look at it again, then repeat.',
          };
    case 410:
      return {
        code: 'conflict',
        sentence: 'This list has moved on while it was being read: read it again.',
      };
    case 413:
      return {
        code: 'too-large',
        sentence: 'The object is larger than the cluster takes: 1 MiB for a Secret.',
      };
    case 415:
      return {
        code: 'unsupported-media-type',
        sentence: `The cluster does not take this kind of body (${what}).`,
      };
    case 422:
      return { code: 'invalid-object', sentence: invalidSentence(refusal) };
    case 429:
      return {
        code: 'throttled',
        sentence: `The cluster is busy and asks to wait ${refusal.retryAfter ?? 1} s: Pullport tries again then.`,
      };
    default:
      return {
        code: 'cluster-failed',
        sentence: `The cluster's API server failed (status ${refusal.status}) on ${what}: try again, then look at its health.`,
      };
  }
}

function invalidSentence(refusal: ClusterRefusal): string {
  if (refusal.because === 'immutable')
    return 'This object is immutable: create one under a new name and use that.';
  const fields = [...new Set(refusal.causes.map(({ field }) => shownText(field, 80)))].slice(0, 3).join(', ');
  return fields === ''
    ? 'The cluster refused the object as invalid: check its fields.'
    : `The cluster refused the object as invalid: check ${fields}.`;
}

function isNamespaced(path: ClusterPath): boolean {
  return 'resource' in path && resources[path.resource].namespaced;
}

function scopeOf({ method, path, query }: RefusedCall): ErrorScope {
  if ('endpoint' in path) return { verb: 'get', resource: path.endpoint, namespace: null };
  const resource = path.subresource === undefined ? path.resource : `${path.resource}/${path.subresource}`;
  return {
    verb: verbOf(method, path.name !== undefined, query),
    resource,
    namespace: path.namespace ?? null,
  };
}

/** The verb RBAC knows a request by (apiserver pkg/endpoints/request/requestinfo.go). */
function verbOf(method: string, named: boolean, query: ClusterQuery): string {
  if (method === 'POST') return 'create';
  if (method === 'PUT') return 'update';
  if (method === 'PATCH') return 'patch';
  if (method === 'DELETE') return named ? 'delete' : 'deletecollection';
  if (query['watch'] !== undefined) return 'watch';
  return named ? 'get' : 'list';
}
