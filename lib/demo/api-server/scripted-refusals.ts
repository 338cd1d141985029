import { type Fault } from './faults.ts';
import { expired, StatusError, unauthorized, unknownPath } from './status.ts';

type Code = Extract<Fault, { kind: 'status' }>['code'];

/** The Status a real server sends with this code; `retryAfter` is in seconds. */
export function scriptedRefusal(code: Code, retryAfter: number | undefined): StatusError {
  const details = retryAfter === undefined ? {} : { retryAfterSeconds: retryAfter };
  switch (code) {
    case 401:
      return unauthorized();
    case 403:
      return new StatusError(403, 'Forbidden', 'forbidden: User cannot do this any more', {});
    case 404:
      return unknownPath();
    case 410:
      return expired('The resourceVersion for the provided watch is too old.');
    case 429:
      return new StatusError(429, 'TooManyRequests', 'Too many requests, please try again later.', {
        retryAfterSeconds: 1,
        ...details,
      });
    case 500:
      return new StatusError(
        500,
        'InternalError',
        'Internal error occurred: etcdserver: request timed out',
        details,
      );
    case 503:
      return new StatusError(
        503,
        'ServiceUnavailable',
        'the server is currently unable to handle the request',
        details,
      );
    case 504:
      return new StatusError(
        504,
        'Timeout',
        'Timeout: request did not complete within the allotted timeout',
        details,
      );
  }
}
