import type { PullCause } from '#lib/domain/pull/causes.ts';
import type { Runtime } from '#e2e/cluster/containerd.ts';

/**
 * What the product is to say of a scene's failing container: whether somebody must act or time may heal it, the cause
 * that the text tells, where the pull breaks, and words of the headline.
 */
export type Expected = {
  state: 'failing' | 'waiting';
  cause: PullCause;
  breaks: string;
  headline: string;
};

const failing = (cause: PullCause, breaks: string, headline: string): Expected => ({
  ...{ state: 'failing', cause, breaks, headline },
});
const waiting = (cause: PullCause, breaks: string, headline: string): Expected => ({
  ...{ state: 'waiting', cause, breaks, headline },
});
const refused = (breaks: string, headline: string): Expected => failing('unauthorized', breaks, headline);

const noTag = failing('not-found', 'registry/no-such-tag', 'has no tag');
const noName = failing('dns', 'registry/unreachable', 'cannot be found by its name');
const unavailable = waiting('registry-unavailable', 'registry/unreachable', 'is not available');
const undecodable = failing('undecodable-secret', 'secret/undecodable', 'cannot be decoded');
const rejected = refused('registry/rejected', 'rejects the password of ci-robot');
const heldBack = 'lists this image, but this pod may not use it';
const noEntry = 'No credential this pod carries is for registry.corp.test';

/** By scene of e2e/cluster/workloads; what is not listed here does not fail. */
const expected: Readonly<Record<string, Expected>> = {
  'untrusted-certificate': failing(
    'tls',
    'registry/tls',
    'does not trust the certificate of vault.corp.test',
  ),
  'no-such-tag': noTag,
  'no-such-repository': noTag,
  'no-such-digest': { ...noTag, headline: 'has no image with digest' },
  'init-no-such-tag': { ...noTag, headline: 'has no tag 12 in identity/migrations' },
  'image-volume': { ...noTag, headline: 'has no tag 2025-06 in search/ranking-model' },
  'wrong-platform': failing('platform-mismatch', 'registry/wrong-platform', 'is not built for linux/amd64'),
  'invalid-name': failing('invalid-reference', 'pod/invalid-name', 'is not a usable image name'),
  'connection-refused': waiting('connection-refused', 'registry/unreachable', 'refuses the connection'),
  'connection-closed': unavailable,
  'registry-unavailable': unavailable,
  'no-such-host': noName,
  'no-such-host-hub': noName,
  'tls-timeout': waiting('timeout', 'registry/unreachable', 'did not answer in time'),
  'http-for-https': failing('http-vs-https', 'registry/protocol', 'mix up http and https'),
  'old-manifest': failing('manifest-unsupported', 'registry/protocol', 'cannot read the format'),
  'digest-mismatch': failing('digest-mismatch', 'registry/protocol', 'is not what the digest promises'),
  'rate-limited': waiting('rate-limited', 'registry/rate-limit', 'counts pulls without sign-in'),
  forbidden: failing('forbidden', 'registry/no-right', 'gives this pod no right to pull'),
  'not-signed': failing('signature', 'node/image-not-allowed', 'demands a signature'),
  'never-policy': failing('never-policy', 'pod/never-policy', 'and its policy is Never'),
  'image-not-allowed-never': failing('never-policy', 'node/image-not-allowed', heldBack),
  'image-not-allowed': refused('account/no-secret-listed', heldBack),
  'no-credentials': refused('account/no-secret-listed', 'carries no pull secret'),
  'no-credentials-token': failing(
    'unauthorized-or-not-found',
    'account/no-secret-listed',
    'asks for one, or has no such image',
  ),
  'not-linked': refused('account/not-linked', 'because its account links none'),
  'stale-copy': refused('account/stale-copy', 'but this pod was made before'),
  'missing-secret': refused('secret/missing', 'Secret registry-creds does not exist'),
  'wrong-type-secret': refused('secret/wrong-type', 'has type Opaque'),
  'undecodable-secret-colon': undecodable,
  'undecodable-secret-base64': undecodable,
  'undecodable-secret-json': undecodable,
  'empty-entry': refused('entry/empty', 'holds no credential'),
  'entry-port-differs': refused('entry/port-differs', noEntry),
  'entry-path-differs': refused('entry/path-differs', noEntry),
  'entry-host-differs': refused('entry/host-differs', noEntry),
  'wrong-password': rejected,
  'wrong-password-twice': { ...rejected, headline: 'rejects all 2 credentials that match' },
  'wrong-password-token': rejected,
  'insufficient-scope': failing(
    'unauthorized-or-not-found',
    'registry/ambiguous',
    'there is none, or it has no right to it',
  ),
};

/** Where a runtime's own words say less than the other's. */
const otherwise: Readonly<Record<Runtime, Readonly<Record<string, Expected>>>> = {
  'containerd-2': {},
  // It says "no signatures", which could be anything.
  'containerd-1': {
    'old-manifest': failing('unknown', 'unknown/unknown', 'is not known from what the cluster says'),
  },
};

/** Expectation for a scene on this runtime, null where nothing fails. */
export function expectedFailure(scene: string, runtime: Runtime): Expected | null {
  return otherwise[runtime][scene] ?? expected[scene] ?? null;
}
