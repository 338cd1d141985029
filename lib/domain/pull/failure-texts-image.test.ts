import { describeTexts } from '#scripts/testing/pull-texts.ts';

/** The image itself, as runtimes and registries word it: after public threads and the programs' own formats, shortened, hosts replaced. */
describeTexts({
  'platform-mismatch': [
    'rpc error: code = NotFound desc = failed to pull and unpack image "registry.example/team/app:1": no match for platform in manifest: not found',
    'rpc error: code = Unknown desc = choosing an image from manifest list docker://registry.example/team/app:1: no image found in image index for architecture "arm64", variant "v8", OS "linux"',
    'rpc error: code = Unknown desc = Error response from daemon: no matching manifest for linux/arm64/v8 in the manifest list entries',
    'rpc error: code = Unknown desc = Error response from daemon: no matching manifest for windows/amd64 10.0.20348 in the manifest list entries',
    'rpc error: code = Unknown desc = Error response from daemon: image operating system "linux" cannot be used on this platform: operating system is not supported',
    'rpc error: code = FailedPrecondition desc = failed to pull and unpack image "registry.example/team/app:1": a Windows version 10.0.20348-based image is incompatible with a 10.0.17763 host',
    'rpc error: code = Unknown desc = Error response from daemon: image with reference registry.example/team/app:1 was found but does not match the specified platform: wanted linux/arm64, actual: linux/amd64',
    'A Windows version 10.0.22621-based image is incompatible with a 10.0.20348 host',
    'no matching manifest for linux/arm/v7 in the manifest list entries',
  ],
  'manifest-unsupported': [
    'rpc error: code = Unknown desc = Error response from daemon: unsupported manifest mediatype: text/html; charset=utf-8',
    'unsupported manifest media type and no default available: application/vnd.docker.distribution.manifest.v1+prettyjws',
    'failed to pull and unpack image "registry.example/team/app:1": unpack: failed to get converter for "registry.example/team/app:1": Pulling Schema 1 images have been deprecated and disabled by default since containerd v2.0',
    "failed to pull and unpack image \"registry.example/team/app:1\": mediaType in 'application/vnd.oci.image.index.v1+json' should be 'application/vnd.docker.distribution.manifest.list.v2+json': unexpected media type application/octet-stream for sha256:00: not found",
    'failed to pull and unpack image "registry.example/team/app:1": encountered unknown type application/vnd.in-toto+json; children may not be fetched',
    'rpc error: code = Unknown desc = Error response from daemon: [DEPRECATION NOTICE] Docker Image Format v1 and Docker Image manifest version 2, schema 1 support is disabled by default and will be removed in an upcoming release.',
    'rpc error: code = Unknown desc = unsupported MIME type for compression: application/vnd.cncf.helm.chart.content.v1.tar+gzip',
    'rpc error: code = Unknown desc = Error response from daemon: Encountered remote "application/vnd.wasm.config.v0+json"(unknown) when fetching',
    'parsing image configuration: unsupported image-specific operation on artifact with type "application/vnd.cncf.helm.config.v1+json"',
    'rpc error: code = Unknown desc = unsupported docker v2s2 media type: "application/vnd.oci.image.layer.v1.tar+gzip"',
    'rpc error: code = Unknown desc = unsupported image-specific operation on artifact with type "application/vnd.devcontainers"',
  ],
  'invalid-reference': [
    'Failed to apply default image tag "registry.example/team/app:": couldn\'t parse image name "registry.example/team/app:": invalid reference format',
    'Failed to apply default image tag "Team/App": couldn\'t parse image name "Team/App": invalid reference format: repository name (Team/App) must be lowercase',
    'rpc error: code = Unknown desc = short-name "app:1" did not resolve to an alias and no unqualified-search registries are defined in "/etc/containers/registries.conf"',
    'rpc error: code = InvalidArgument desc = failed to parse image reference "app:1@": invalid reference format',
    'rpc error: code = Unknown desc = Error response from daemon: invalid reference format: repository name (library/App) must be lowercase',
  ],
  'digest-mismatch': [
    'failed to pull and unpack image "registry.example/team/app:1": failed commit on ref "layer-sha256:00": unexpected commit digest sha256:11, expected sha256:00: failed precondition',
    'failed to pull and unpack image "registry.example/team/app:1": failed commit on ref "layer-sha256:00": unexpected commit size 5674492, expected 2312958: unknown',
    'failed to pull and unpack image "registry.example/team/app:1": failed commit on ref "layer-sha256:00": "layer-sha256:00" failed size validation: 100 != 200: failed precondition',
    'rpc error: code = Unknown desc = Error response from daemon: filesystem layer verification failed for digest sha256:00',
    'rpc error: code = Unknown desc = Manifest does not match provided manifest digest sha256:00',
    'rpc error: code = Unknown desc = Error response from daemon: manifest verification failed for digest sha256:00',
    'rpc error: code = Unknown desc = writing blob: blob sha256:00 digest mismatch: expected sha256:00, got sha256:11',
    'failed to pull and unpack image "registry.example/team/app:1": failed to extract layer sha256:00: wrong diff id calculated on extraction "sha256:11": unknown',
  ],
  signature: [
    'rpc error: code = Unknown desc = Source image rejected: None of the signatures were accepted, reasons: Signature by key 00 is not accepted',
    'SignatureValidationFailed: image pull failed for registry.example/team/app:1 because the signature validation failed: Source image rejected: A signature was required, but no signature exists',
    'rpc error: code = Unknown desc = Error response from daemon: unknown: The image is not signed in Notary.',
    'image verifier bindir blocked pull of registry.example/team/app:1 with digest sha256:00 for reason: verifier cosign rejected image (exit code 1): no matching signatures',
    'rpc error: code = Unknown desc = Source image rejected: cryptographic signature verification failed: invalid signature when validating ASN.1 encoded signature',
    'image policy webhook: image rejected: failed to verify signature',
  ],
});
