import 'server-only';
import { AppError, type AppErrorCode } from '#lib/domain/errors.ts';
import type { Problem } from '#lib/api/common.ts';

const statusOf: Record<AppErrorCode, number> = {
  'bad-request': 400,
  'invalid-field': 400,
  'too-large': 413,
  'unsupported-media-type': 415,
  'method-not-allowed': 405,
  unauthenticated: 401,
  forbidden: 403,
  'cross-origin': 403,
  'wrong-host': 421,
  'not-found': 404,
  conflict: 409,
  'invalid-object': 422,
  throttled: 429,
  'cluster-unreachable': 503,
  'cluster-failed': 502,
  internal: 500,
};

const titleOf: Record<AppErrorCode, string> = {
  'bad-request': 'The request cannot be read',
  'invalid-field': 'A value is not valid',
  'too-large': 'The request is too large',
  'unsupported-media-type': 'The request has the wrong type',
  'method-not-allowed': 'This method is not offered here',
  unauthenticated: 'Sign in first',
  forbidden: 'The cluster refuses this',
  'cross-origin': 'The request comes from another site',
  'wrong-host': 'Pullport does not answer to this host name',
  'not-found': 'There is nothing here',
  conflict: 'It was changed meanwhile',
  'invalid-object': 'The cluster does not accept this object',
  throttled: 'Too many requests',
  'cluster-unreachable': 'The cluster cannot be reached',
  'cluster-failed': 'The cluster failed',
  internal: 'Pullport failed',
};

/** Turns anything thrown into an AppError; what is unknown says nothing outside and keeps its cause for the log. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  return new AppError('internal', 'Something failed inside Pullport. Try again; the log names the request.', {
    cause: thrown,
  });
}

/** The RFC 9457 body of an error. */
export function toProblem(error: AppError, requestId: string): Problem {
  return {
    type: 'about:blank',
    title: titleOf[error.code],
    status: statusOf[error.code],
    code: error.code,
    detail: error.message,
    scope: error.scope,
    errors: error.fields,
    requestId,
  };
}

/** The answer for an error, as problem JSON. */
export function problemResponse(error: AppError, requestId: string): Response {
  const headers = new Headers({
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  });
  if (error.retryAfter !== null) headers.set('retry-after', String(Math.ceil(error.retryAfter)));
  if (error.code === 'unauthenticated') headers.set('www-authenticate', 'Bearer');
  return new Response(JSON.stringify(toProblem(error, requestId)), {
    status: statusOf[error.code],
    headers,
  });
}
