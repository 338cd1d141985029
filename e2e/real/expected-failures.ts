import type { PullCause } from '#lib/domain/pull/causes.ts';
import type { Runtime } from '#e2e/cluster/containerd.ts';

/** What the product is to say of a scene's failing container: the cause that the text tells, and where the pull breaks. */
export type Expected = { cause: PullCause; breaks: string };

const refused = (breaks: string): Expected => ({ cause: 'unauthorized', breaks });
const missing: Expected = { cause: 'not-found', breaks: 'registry/no-such-tag' };
const away = (cause: PullCause): Expected => ({ cause, breaks: 'registry/unreachable' });
const undecodable: Expected = { cause: 'undecodable-secret', breaks: 'secret/undecodable' };

/** By scene of e2e/cluster/workloads; what is not listed here does not fail. */
const expected: Readonly<Record<string, Expected>> = {
  'untrusted-certificate': { cause: 'tls', breaks: 'registry/tls' },
  'no-such-tag': missing,
  'no-such-repository': missing,
  'no-such-digest': missing,
  'init-no-such-tag': missing,
  'image-volume': missing,
  'wrong-platform': { cause: 'platform-mismatch', breaks: 'registry/wrong-platform' },
  'invalid-name': { cause: 'invalid-reference', breaks: 'pod/invalid-name' },
  'connection-refused': away('connection-refused'),
  'connection-closed': away('registry-unavailable'),
  'registry-unavailable': away('registry-unavailable'),
  'no-such-host': away('dns'),
  'no-such-host-hub': away('dns'),
  'tls-timeout': away('timeout'),
  'http-for-https': { cause: 'http-vs-https', breaks: 'registry/protocol' },
  'old-manifest': { cause: 'manifest-unsupported', breaks: 'registry/protocol' },
  'digest-mismatch': { cause: 'digest-mismatch', breaks: 'registry/protocol' },
  'rate-limited': { cause: 'rate-limited', breaks: 'registry/rate-limit' },
  forbidden: { cause: 'forbidden', breaks: 'registry/no-right' },
  'not-signed': { cause: 'signature', breaks: 'node/image-not-allowed' },
  'never-policy': { cause: 'never-policy', breaks: 'pod/never-policy' },
  'image-not-allowed-never': { cause: 'never-policy', breaks: 'node/image-not-allowed' },
  'image-not-allowed': refused('account/no-secret-listed'),
  'no-credentials': refused('account/no-secret-listed'),
  'no-credentials-token': { cause: 'unauthorized-or-not-found', breaks: 'account/no-secret-listed' },
  'not-linked': refused('account/not-linked'),
  'stale-copy': refused('account/stale-copy'),
  'missing-secret': refused('secret/missing'),
  'wrong-type-secret': refused('secret/wrong-type'),
  'undecodable-secret-colon': undecodable,
  'undecodable-secret-base64': undecodable,
  'undecodable-secret-json': undecodable,
  'empty-entry': refused('entry/empty'),
  'entry-port-differs': refused('entry/port-differs'),
  'entry-path-differs': refused('entry/path-differs'),
  'entry-host-differs': refused('entry/host-differs'),
  'wrong-password': refused('registry/rejected'),
  'wrong-password-twice': refused('registry/rejected'),
  'wrong-password-token': refused('registry/rejected'),
  'insufficient-scope': { cause: 'unauthorized-or-not-found', breaks: 'registry/ambiguous' },
};

/** Where a runtime's own words say less than the other's. */
const otherwise: Readonly<Record<Runtime, Readonly<Record<string, Expected>>>> = {
  'containerd-2': {},
  // It says "no signatures", which could be anything.
  'containerd-1': { 'old-manifest': { cause: 'unknown', breaks: 'unknown/unknown' } },
};

/** Expectation for a scene on this runtime, null where nothing fails. */
export function expectedFailure(scene: string, runtime: Runtime): Expected | null {
  return otherwise[runtime][scene] ?? expected[scene] ?? null;
}
