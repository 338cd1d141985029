/** Every error code the product can answer with; the HTTP status of each is in lib/server/http/problem.ts. */
export type AppErrorCode =
  | 'bad-request'
  | 'invalid-field'
  | 'too-large'
  | 'unsupported-media-type'
  | 'method-not-allowed'
  | 'unauthenticated'
  | 'forbidden'
  | 'cross-origin'
  | 'wrong-host'
  | 'not-found'
  | 'conflict'
  | 'invalid-object'
  | 'throttled'
  | 'cluster-unreachable'
  | 'cluster-failed'
  | 'internal';

/** What a refusal is about, in the words of RBAC. `namespace: null` means cluster-wide. */
export type ErrorScope = {
  verb: string;
  resource: string;
  namespace: string | null;
};

/** One thing wrong with one field of the input. `field` is a dotted path or a query parameter's name. */
export type FieldError = { field: string; message: string };

type AppErrorDetails = {
  scope?: ErrorScope;
  fields?: FieldError[];
  /** Seconds after which trying again makes sense. */
  retryAfter?: number;
  cause?: unknown;
};

/**
 * What tells an AppError. Instrumentation and routes are separate module graphs, each with a class of its own, and what
 * lives as long as the process throws into both.
 */
const mark = Symbol.for('pullport.AppError');

/**
 * The one error of the product. `message` is a sentence with the next step and may be shown to anyone who
 * may make the call; `cause` goes to the log only.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: AppErrorCode;
  readonly scope: ErrorScope | null;
  readonly fields: FieldError[];
  readonly retryAfter: number | null;

  constructor(code: AppErrorCode, message: string, details: AppErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.scope = details.scope ?? null;
    this.fields = details.fields ?? [];
    this.retryAfter = details.retryAfter ?? null;
  }

  get [mark](): true {
    return true;
  }

  static override [Symbol.hasInstance](value: unknown): value is AppError {
    return typeof value === 'object' && value !== null && mark in value;
  }
}
