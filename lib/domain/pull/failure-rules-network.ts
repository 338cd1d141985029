import type { FailureRule } from '#lib/domain/pull/failure-rule.ts';

/** The way to the registry and its health, in the order in which they are tried. */
export const networkRules: readonly FailureRule[] = [
  {
    // Says "connection refused", "lookup" or how TLS began of the proxy's host, not the registry's.
    code: 'proxy',
    phrases: [
      'proxyconnect',
      'proxy authentication required',
      'socks connect',
      'connect to proxy',
      'invalid proxy*',
    ],
    statuses: [407],
  },
  {
    // Also says "tls:".
    code: 'http-vs-https',
    phrases: [
      'server gave http response to https client',
      'first record does not look like a tls handshake',
      'oversized record received',
      'malformed http response',
      'http request to an https server',
      'plain http request was sent to https port',
    ],
  },
  {
    // "TLS handshake timeout" has no colon and is a timeout.
    code: 'tls',
    phrases: [
      'x509:',
      'tls:',
      'failed to load tls',
      'certificate',
      'certificates',
      'ssl routines',
      'ssl_error*',
    ],
  },
  {
    // Ends in "i/o timeout" where the name server does not answer.
    code: 'dns',
    phrases: [
      'tcp: lookup',
      'no such host',
      'server misbehaving',
      'name resolution',
      'name or service not known',
      'could not resolve host',
      'no address associated with hostname',
      'read udp',
      'write udp',
      'dial udp',
    ],
  },
  {
    // Also says "request canceled".
    code: 'timeout',
    phrases: [
      'i/o timeout',
      'tls handshake timeout',
      'deadline exceeded',
      'client.timeout',
      'connection timed out',
      'operation timed out',
      'request timed out',
      'timed out',
      'timeout awaiting',
      'timeout exceeded',
      'request timeout',
      'did not properly respond after a period of time',
    ],
    statuses: [408],
  },
  {
    code: 'canceled',
    phrases: [
      'context canceled',
      'context cancelled',
      'no progress in',
      'request canceled',
      'operation was canceled',
      'pull canceled',
    ],
  },
  {
    code: 'connection-refused',
    phrases: ['connection refused', 'actively refused it'],
  },
  {
    code: 'registry-unavailable',
    phrases: [
      'registry is unavailable',
      'registryunavailable',
      'no route to host',
      'host is unreachable',
      'host is down',
      'network is unreachable',
      'network is down',
      'connection reset',
      'broken pipe',
      'eof',
      'bad gateway',
      'service unavailable',
      'internal server error',
      'gateway timeout',
      'gateway time-out',
      'use of closed network connection',
      'server closed idle connection',
      'goaway',
      'stream error',
      'http2: client connection lost',
      'connection aborted',
      'no healthy upstream',
    ],
    statuses: [500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 530],
  },
];
