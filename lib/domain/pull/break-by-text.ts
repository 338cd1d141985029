import type { PullCause } from '#lib/domain/pull/causes.ts';
import type { FoundCause } from '#lib/domain/pull/failure.ts';
import type { PullBreak } from '#lib/domain/pull/hops.ts';
import { severityOf } from '#lib/domain/pull/severity.ts';

/** What a registry may say of credential and image; which of both it means, the path decides. */
export type AccessCause = Extract<
  PullCause,
  'unauthorized' | 'unauthorized-or-not-found' | 'forbidden' | 'not-found'
>;

/** Where the text alone tells the break; null where the path decides. */
export const breakByText: Readonly<Record<PullCause, PullBreak | null>> = {
  'undecodable-secret': { hop: 'secret', code: 'undecodable' },
  'never-policy': { hop: 'pod', code: 'never-policy' },
  'credential-provider': { hop: 'node', code: 'credential-provider' },
  signature: { hop: 'node', code: 'image-not-allowed' },
  'rate-limited': { hop: 'registry', code: 'rate-limit' },
  'disk-full': { hop: 'node', code: 'disk' },
  'platform-mismatch': { hop: 'registry', code: 'wrong-platform' },
  'manifest-unsupported': { hop: 'registry', code: 'protocol' },
  'invalid-reference': { hop: 'pod', code: 'invalid-name' },
  'http-vs-https': { hop: 'registry', code: 'protocol' },
  proxy: { hop: 'registry', code: 'unreachable' },
  tls: { hop: 'registry', code: 'tls' },
  dns: { hop: 'registry', code: 'unreachable' },
  'digest-mismatch': { hop: 'registry', code: 'protocol' },
  timeout: { hop: 'registry', code: 'unreachable' },
  canceled: { hop: 'registry', code: 'unreachable' },
  'connection-refused': { hop: 'registry', code: 'unreachable' },
  'registry-unavailable': { hop: 'registry', code: 'unreachable' },
  unauthorized: null,
  'unauthorized-or-not-found': null,
  forbidden: null,
  'not-found': { hop: 'registry', code: 'no-such-tag' },
  unknown: null,
};

const accessCauses: readonly PullCause[] = [
  'unauthorized',
  'unauthorized-or-not-found',
  'forbidden',
  'not-found',
] satisfies readonly AccessCause[];

export function isAccessCause(cause: PullCause): cause is AccessCause {
  return accessCauses.includes(cause);
}

/** Different answers to several credentials: who got furthest speaks, and "not found" beside a refusal is doubtful. */
function combine(codes: ReadonlySet<PullCause>): PullCause {
  const [only] = codes;
  if (codes.size === 1 && only !== undefined) return only;
  if (codes.has('not-found') || codes.has('unauthorized-or-not-found')) return 'unauthorized-or-not-found';
  return codes.has('forbidden') ? 'forbidden' : 'unauthorized';
}

/** The one cause that stands for all: what somebody must act on before what may pass. Null where nothing failed. */
export function leadingCause(causes: readonly Pick<FoundCause, 'code'>[]): PullCause | null {
  const codes = causes.map(({ code }) => code);
  const lead = codes.find((code) => severityOf([code]) === 'fail') ?? codes[0] ?? null;
  if (lead === null || !isAccessCause(lead)) return lead;
  return combine(new Set(codes.filter(isAccessCause)));
}
