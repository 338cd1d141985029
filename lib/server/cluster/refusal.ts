import 'server-only';
import { isObject, numberAt, objectAt, objectsAt, textAt } from '#lib/server/cluster/json.ts';

/** Why the API server refused, as far as its Status tells; what result lines and dry runs are told apart by. */
export type RefusedBecause =
  | 'rbac'
  | 'quota'
  | 'webhook'
  | 'terminating'
  | 'immutable'
  | 'no-dry-run'
  | 'already-exists'
  | 'missing-account'
  | 'other';

/** A Status of the API server, reduced to what may be kept: no body, no object. */
export class ClusterRefusal {
  readonly status: number;
  /** metav1 StatusReason such as `Forbidden` or `Expired`; '' where the server gave none. */
  readonly reason: string;
  readonly because: RefusedBecause;
  /** Whole seconds, from Retry-After or details.retryAfterSeconds. */
  readonly retryAfter: number | null;
  /** Field and reason of each cause of a 422, texts as the server wrote them. */
  readonly causes: readonly { field: string; reason: string; message: string }[];
  /** The server's own words: for `errors.ts` and for patterns only, they may repeat what was sent. */
  readonly #message: string;

  constructor(status: number, body: unknown, retryAfterHeader: string | undefined) {
    const answer = isObject(body) ? body : {};
    const details = objectAt(answer, 'details');
    this.status = status;
    this.reason = textAt(answer, 'reason');
    this.#message = textAt(answer, 'message');
    this.because = becauseOf(this.reason, this.#message);
    this.retryAfter = seconds(retryAfterHeader) ?? numberAt(details, 'retryAfterSeconds');
    this.causes = objectsAt(details, 'causes').map((cause) => ({
      field: textAt(cause, 'field'),
      reason: textAt(cause, 'reason'),
      message: textAt(cause, 'message'),
    }));
  }

  wordsOfServer(): string {
    return this.#message;
  }
}

/** Delay of a Retry-After header in seconds; dates are not used by API servers. */
function seconds(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) : null;
}

/** Texts of apiserver pkg/admission, plugin/pkg/admission/resourcequota and registry strategies. */
const signs: readonly [RegExp, RefusedBecause][] = [
  [/does not support dry run/i, 'no-dry-run'],
  [/admission webhook "[^"]*"|failed calling webhook|denied the request/i, 'webhook'],
  [/exceeded quota:|status unknown for quota|must specify [a-z.]+ for: /i, 'quota'],
  [/because it is being terminated/i, 'terminating'],
  [/field is immutable when `?immutable`?/i, 'immutable'],
  [/error looking up service account/i, 'missing-account'],
  [/cannot [a-z*]+ resource "|User "[^"]*" cannot /, 'rbac'],
];

function becauseOf(reason: string, message: string): RefusedBecause {
  if (reason === 'AlreadyExists') return 'already-exists';
  return signs.find(([sign]) => sign.test(message))?.[1] ?? 'other';
}
