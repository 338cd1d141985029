import { type JsonObject } from './objects.ts';
import { qualifiedName, type ResourceKind } from './kinds.ts';

export type StatusCause = { reason: string; message: string; field?: string };

export type StatusDetails = {
  name?: string;
  group?: string;
  kind?: string;
  uid?: string;
  causes?: StatusCause[];
  retryAfterSeconds?: number;
};

/** A refusal as the API server words it: thrown anywhere below the door, answered as a Status object. */
export class StatusError extends Error {
  override readonly name = 'StatusError';
  readonly code: number;
  readonly reason: string;
  readonly details: StatusDetails | null;
  /** Where an expired list may go on, at the price of consistency. */
  readonly continueToken: string;

  constructor(
    code: number,
    reason: string,
    message: string,
    details: StatusDetails | null = null,
    continueToken = '',
  ) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
    this.continueToken = continueToken;
  }

  /** The body of the answer, and the object of an ERROR event. */
  toStatus(): JsonObject {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: this.continueToken === '' ? {} : { continue: this.continueToken },
      status: 'Failure',
      message: this.message,
      ...(this.reason === '' ? {} : { reason: this.reason }),
      ...(this.details === null ? {} : { details: this.details }),
      code: this.code,
    };
  }
}

function about(kind: { group: string; resource: string }, name: string): StatusDetails {
  return {
    ...(name === '' ? {} : { name }),
    ...(kind.group === '' ? {} : { group: kind.group }),
    kind: kind.resource,
  };
}

export function notFound(kind: ResourceKind, name: string): StatusError {
  return new StatusError(404, 'NotFound', `${qualifiedName(kind)} "${name}" not found`, about(kind, name));
}

export function alreadyExists(kind: ResourceKind, name: string): StatusError {
  const message = `${qualifiedName(kind)} "${name}" already exists`;
  return new StatusError(409, 'AlreadyExists', message, about(kind, name));
}

export function conflict(kind: ResourceKind, name: string, why: string): StatusError {
  const message = `Operation cannot be fulfilled on ${qualifiedName(kind)} "${name}": ${why}`;
  return new StatusError(409, 'Conflict', message, about(kind, name));
}

/** The 409 of a delete's preconditions, which names the kind where others name the resource. */
export function unmetPrecondition(kind: ResourceKind, name: string, why: string): StatusError {
  const message = `Operation cannot be fulfilled on ${kind.kind} "${name}": ${why}`;
  return new StatusError(409, 'Conflict', message, { ...about(kind, name), kind: kind.kind });
}

/** The 409 of a stale resourceVersion. */
export function staleVersion(kind: ResourceKind, name: string): StatusError {
  const why = 'the object has been modified; please apply your changes to the latest version and try again';
  return conflict(kind, name, why);
}

export function forbidden(
  kind: ResourceKind,
  name: string,
  why: string,
  causes: StatusCause[] = [],
): StatusError {
  const subject = name === '' ? qualifiedName(kind) : `${qualifiedName(kind)} "${name}"`;
  const details = { ...about(kind, name), ...(causes.length > 0 ? { causes } : {}) };
  return new StatusError(403, 'Forbidden', `${subject} is forbidden: ${why}`, details);
}

export function badRequest(message: string): StatusError {
  return new StatusError(400, 'BadRequest', message);
}

/** The 404 of a path that no kind is served under. */
export function unknownPath(): StatusError {
  return new StatusError(404, 'NotFound', 'the server could not find the requested resource', {});
}

export function methodNotAllowed(): StatusError {
  const message = 'the server does not allow this method on the requested resource';
  return new StatusError(405, 'MethodNotAllowed', message, {});
}

export function unsupportedMediaType(message: string): StatusError {
  return new StatusError(415, 'UnsupportedMediaType', message);
}

/** 410: `message` differs between a list's continue token and a watch's version. */
export function expired(message: string, continueToken = ''): StatusError {
  return new StatusError(410, 'Expired', message, null, continueToken);
}

export function unauthorized(): StatusError {
  return new StatusError(401, 'Unauthorized', 'Unauthorized');
}

/** The 422 of a `dryRun` other than All. */
export function unsupportedDryRun(verb: string, given: readonly string[]): StatusError {
  const kind = verb === 'create' ? 'CreateOptions' : verb === 'update' ? 'UpdateOptions' : 'PatchOptions';
  const message = `Unsupported value: ${JSON.stringify(given)}: supported values: "All"`;
  return new StatusError(422, 'Invalid', `${kind}.meta.k8s.io "" is invalid: dryRun: ${message}`, {
    group: 'meta.k8s.io',
    kind,
    causes: [{ reason: 'FieldValueNotSupported', message, field: 'dryRun' }],
  });
}

/** One thing wrong with a field, in the reasons of apimachinery's field errors. */
export type FieldProblem = {
  reason:
    | 'FieldValueRequired'
    | 'FieldValueInvalid'
    | 'FieldValueNotSupported'
    | 'FieldValueForbidden'
    | 'FieldValueTooLong'
    | 'FieldValueDuplicate'
    | 'FieldValueNotFound';
  field: string;
  message: string;
};

/** The 422 that lists what is wrong with an object, worded as field.ErrorList's aggregate. */
export function invalid(
  kind: { group: string; kind: string; resource: string },
  name: string,
  problems: readonly FieldProblem[],
): StatusError {
  const lines = problems.map((problem) => `${problem.field}: ${problem.message}`);
  const listed = lines.length === 1 ? (lines[0] ?? '') : `[${lines.join(', ')}]`;
  const title = kind.group === '' ? kind.kind : `${kind.kind}.${kind.group}`;
  return new StatusError(422, 'Invalid', `${title} "${name}" is invalid: ${listed}`, {
    ...about(kind, name),
    kind: kind.kind,
    causes: problems.map(({ reason, message, field }) => ({ reason, message, field })),
  });
}
