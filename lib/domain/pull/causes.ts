/** What a failure's text says, as a closed list; the order is the one in which texts are tried. */
export const pullCauses = [
  'undecodable-secret',
  'never-policy',
  'credential-provider',
  'signature',
  'rate-limited',
  'disk-full',
  'platform-mismatch',
  'manifest-unsupported',
  'invalid-reference',
  'http-vs-https',
  'proxy',
  'tls',
  'dns',
  'digest-mismatch',
  'timeout',
  'canceled',
  'connection-refused',
  'registry-unavailable',
  'unauthorized',
  'unauthorized-or-not-found',
  'forbidden',
  'not-found',
  'unknown',
] as const;

export type PullCause = (typeof pullCauses)[number];
