import { expect, test } from 'vitest';
import { classifyPullFailure } from '#lib/domain/pull/failure.ts';

const unpack = 'failed to pull and unpack image "r.io/t/a:1": ';
const crio = 'rpc error: code = Unknown desc = ';

/** Texts of runtimes and registries beside the collected ones. */
test.each([
  [
    `${unpack}failed to resolve reference "r.io/t/a:1": pulling from host r.io failed with status code [manifests 1.0]: 401 Unauthorized`,
    'unauthorized',
  ],
  [
    `${unpack}failed to resolve image: unexpected status from HEAD request to http://r.io/v2/t/a/manifests/2: 401 Unauthorized`,
    'unauthorized',
  ],
  [
    `${crio}unable to retrieve auth token: invalid username/password: unauthorized: authentication required`,
    'unauthorized',
  ],
  [
    `${crio}initializing source docker://r.io/t/a:1: unable to retrieve auth token: invalid username/password: denied: requested access to the resource is denied`,
    'unauthorized',
  ],
  [
    'Error response from daemon: Head "https://gitlab.r.io/v2/t/a/manifests/1": unauthorized: HTTP Basic: Access denied. The provided password or token is incorrect',
    'unauthorized',
  ],
  [
    `${unpack}failed to authorize: failed to fetch oauth token: unexpected status from POST request to https://r.io/token: 401 Unauthorized`,
    'unauthorized',
  ],
  [
    `${crio}reading manifest latest in docker.io/t/a: errors:\ndenied: requested access to the resource is denied\nunauthorized: authentication required`,
    'unauthorized-or-not-found',
  ],
  [
    `${unpack}failed to resolve reference "docker.io/t/a:1": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`,
    'unauthorized-or-not-found',
  ],
  [
    'denied: Unauthenticated request. Unauthenticated requests do not have permission "artifactregistry.repositories.downloadArtifacts" on resource "projects/p" (or it may not exist)',
    'unauthorized-or-not-found',
  ],
  ['unauthorized: project t not found: project t not found', 'unauthorized-or-not-found'],
  [
    `${unpack}failed to authorize: failed to fetch oauth token: unexpected status from GET request to https://gitlab.r.io/jwt/auth?scope=x: 403 Forbidden - Server message: denied: access forbidden`,
    'forbidden',
  ],
  [
    'denied: User: arn:aws:sts::1:assumed-role/node is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:eu-central-1:1:repository/a because no resource-based policy allows the action',
    'forbidden',
  ],
  [
    'unexpected status code https://r.io/v2/: 403 Forbidden: client with IP 1.2.3.4 is not allowed access',
    'forbidden',
  ],
  ['name unknown: The repository with name t/a does not exist in the registry with id 123', 'not-found'],
  [
    `${crio}initializing source docker://quay.io/t/a:1: reading manifest 1 in quay.io/t/a: manifest unknown`,
    'not-found',
  ],
  [`${unpack}failed to resolve image: r.io/t/a:1: not found`, 'not-found'],
  ['unexpected status from HEAD request to https://r.io/v2/t/a/manifests/1: 404 Not Found', 'not-found'],
  [
    `${unpack}get image config descriptor: no match for platform in manifest sha256:0011: not found`,
    'platform-mismatch',
  ],
  [
    `${crio}choosing image instance: no image found in image index for architecture "arm64", variant "v8", OS "linux"`,
    'platform-mismatch',
  ],
  ['image operating system "windows" cannot be used on this platform', 'platform-mismatch'],
  [
    `${unpack}failed to do request: Head "https://r.io/v2/t/a/manifests/1": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
    'tls',
  ],
  ['Get "https://r.io/v2/": remote error: tls: handshake failure', 'tls'],
  ['Get "https://r.io/v2/": net/http: TLS handshake timeout', 'timeout'],
  [
    `${unpack}failed to copy: httpReadSeeker: failed open: failed to do request: context deadline exceeded`,
    'timeout',
  ],
  [
    'Get "https://r.io/v2/": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
    'timeout',
  ],
  [`${unpack}failed to copy: context canceled`, 'canceled'],
  ['dial tcp: lookup r.io on 10.0.0.2:53: read udp 10.0.0.3:4000->10.0.0.2:53: i/o timeout', 'dns'],
  ['dial tcp: lookup r.io: Temporary failure in name resolution', 'dns'],
  ['Get "https://r.io/v2/": proxyconnect tcp: dial tcp: lookup proxy.corp: no such host', 'proxy'],
  ['dial tcp 127.0.0.1:5999: connect: connection refused', 'connection-refused'],
  ['Get "https://r.io/v2/": EOF', 'registry-unavailable'],
  [
    'failed to copy: read tcp 10.0.0.1:4000->1.2.3.4:443: read: connection reset by peer',
    'registry-unavailable',
  ],
  ['unexpected status code https://r.io/v2/t/a/blobs/sha256:00: 504 Gateway Timeout', 'registry-unavailable'],
  ['received unexpected HTTP status: 429 Too Many Requests', 'rate-limited'],
  ['ThrottlingException: Rate exceeded', 'rate-limited'],
  [
    'failed commit on ref "layer-sha256:00": unexpected commit digest sha256:11, expected sha256:00: failed precondition',
    'digest-mismatch',
  ],
  ['filesystem layer verification failed for digest sha256:00', 'digest-mismatch'],
  [
    'failed to extract layer sha256:00: mount callback failed: write /x: no space left on device',
    'disk-full',
  ],
  ['Source image rejected: Running image docker://r.io/t/a:1 is rejected by policy.', 'signature'],
  [
    'image verifier policy blocked pull of r.io/t/a:1 with digest sha256:00 for reason: unsigned',
    'signature',
  ],
  [
    'unsupported manifest media type and digest: application/vnd.cncf.helm.config.v1+json',
    'manifest-unsupported',
  ],
  [
    'short-name "a:1" did not resolve to an alias and no unqualified-search registries are defined',
    'invalid-reference',
  ],
  ['http: server gave HTTP response to HTTPS client', 'http-vs-https'],
  ['denied: The security token included in the request is expired', 'unauthorized'],
  ['unknown: Tag latest was deleted or has expired. To pull, revive via time machine', 'not-found'],
  [
    'rpc error: code = InvalidArgument desc = failed to parse image reference "https://x/y": invalid port',
    'invalid-reference',
  ],
  [
    'failed to fetch oauth token: unexpected status from POST request to https://r.io/oauth2/token: 400 Bad Request',
    'unknown',
  ],
  ['dial tcp [::1]:5000: connect: connection refused', 'connection-refused'],
  [
    'error parsing HTTP 403 response body: invalid character \'<\' looking for beginning of value: "<html>"',
    'forbidden',
  ],
  [
    'error getting credentials - err: exec: "docker-credential-ecr-login": executable file not found in $PATH',
    'credential-provider',
  ],
  [
    'failed to prepare extraction snapshot "extract-1 sha256:00": parent snapshot sha256:11 does not exist: not found',
    'unknown',
  ],
  ['failed to register layer: open /x: permission denied', 'unknown'],
])('%s', (message, code) => {
  expect(
    classifyPullFailure({ reason: 'ErrImagePull', message, events: [] }).causes.map((each) => each.code),
  ).toEqual([code]);
});
