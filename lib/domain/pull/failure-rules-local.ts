import type { FailureRule } from '#lib/domain/pull/failure-rule.ts';

/** What the kubelet, the node or a limit is the reason of, in the order in which they are tried. */
export const localRules: readonly FailureRule[] = [
  {
    code: 'undecodable-secret',
    phrases: [
      'unable to parse auth field',
      'must be formatted as base64',
      'illegal base64 data at input byte',
    ],
  },
  { code: 'never-policy', phrases: ['pull policy of never', 'errimageneverpull'] },
  {
    // A plugin that times out or is missing says so in the words of other causes.
    code: 'credential-provider',
    phrases: [
      'credential provider',
      'credential-provider',
      'credentialprovider',
      'credential helper',
      'docker-credential-*',
      'error getting credentials',
    ],
  },
  {
    code: 'signature',
    phrases: [
      'signature was required',
      'signature validation failed',
      'signature verification failed',
      'signaturevalidationfailed',
      'source image rejected',
      'image verifier',
      'rejected by policy',
      'no matching signatures',
      'no signatures found',
      'no signature exists',
      'failed to verify signature',
      'invalid image signature',
      'is not signed',
    ],
  },
  {
    // "unauthenticated pull rate limit" would read as a refused credential.
    code: 'rate-limited',
    phrases: [
      'toomanyrequests',
      'too many requests',
      'too_many_requests',
      'pull rate limit',
      'rate limit',
      'rate-limit*',
      'ratelimit*',
      'rate exceeded',
      'pull qps exceeded',
      'throttl*',
      'quota exceeded for quota',
      'request limit exceeded',
    ],
    statuses: [429],
  },
  {
    code: 'disk-full',
    phrases: [
      'no space left on device',
      'no space left',
      'disk quota exceeded',
      'not enough space',
      'insufficient disk',
      'insufficient space',
      'disk is full',
      'disk full',
    ],
  },
];

/** Not about the registry at all, though its words are. */
export const elsewhereRules: readonly FailureRule[] = [
  {
    code: 'unknown',
    phrases: ['dial unix', 'containerd.sock', 'crio.sock', 'cri-dockerd.sock', 'error reading from server'],
    sentence:
      'The node’s container runtime did not answer its kubelet. Look at the node, the registry was not asked.',
  },
];

/** The node could not write what it had fetched: its own "permission denied" and "not found" are no answers of a registry. */
export const unpackRules: readonly FailureRule[] = [
  {
    code: 'unknown',
    phrases: [
      'failed to extract layer',
      'failed to register layer',
      'failed to prepare extraction',
      'processing tar file',
      'mount callback failed',
      'failed to mount',
      'applylayer',
      'hcsshim*',
      'permission denied: unknown',
      'read-only file system',
    ],
    sentence: 'The node could not unpack the image. The registry was not the reason; read the message.',
  },
];
