import 'server-only';
import type { PullStateName, referenceForms } from '#lib/api/pods.ts';
import type { PullCause } from '#lib/domain/pull/causes.ts';
import { breakCodes, breakKey, breakLabel, type PullBreak } from '#lib/domain/pull/hops.ts';
import type { policyFacetValues } from './pod-summary.ts';

export const stateLabels: Record<PullStateName, string> = {
  failing: 'Failing',
  waiting: 'Waiting',
  pulling: 'Pulling',
  running: 'Running',
  completed: 'Completed',
  unknown: 'Unknown',
};

export const policyLabels: Record<(typeof policyFacetValues)[number], string> = {
  Always: 'Always',
  IfNotPresent: 'IfNotPresent',
  Never: 'Never',
  differs: 'Differs from default',
};

export const referenceLabels: Record<(typeof referenceForms)[number], string> = {
  tag: 'Tag only',
  digest: 'Pinned by digest',
  latest: 'latest or no tag',
  invalid: 'Not a valid name',
};

export const causeLabels: Record<PullCause, string> = {
  'undecodable-secret': 'Secret undecodable',
  'never-policy': 'Policy Never',
  'credential-provider': 'Credential provider',
  signature: 'Signature refused',
  'rate-limited': 'Rate limit',
  'disk-full': 'Disk full',
  'platform-mismatch': 'Wrong platform',
  'manifest-unsupported': 'Manifest not supported',
  'invalid-reference': 'Invalid name',
  'http-vs-https': 'http or https',
  proxy: 'Proxy',
  tls: 'Certificate',
  dns: 'Name not found (DNS)',
  'digest-mismatch': 'Digest differs',
  timeout: 'Timeout',
  canceled: 'Cancelled',
  'connection-refused': 'Connection refused',
  'registry-unavailable': 'Registry unavailable',
  unauthorized: 'Unauthorized',
  'unauthorized-or-not-found': 'No right or no such image',
  forbidden: 'Forbidden',
  'not-found': 'Not found',
  unknown: 'See message',
};

const labels = new Map<string, string>(
  Object.entries(breakCodes)
    .flatMap(([hop, codes]) => codes.map((code) => ({ hop, code }) as PullBreak))
    .map((pullBreak) => [breakKey(pullBreak), breakLabel(pullBreak)]),
);

export function breakFacetLabel(key: string): string {
  return labels.get(key) ?? key;
}
