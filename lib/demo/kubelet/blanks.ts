import { createHash } from 'node:crypto';
import { type ImageReference, canonicalText, repositoryName } from '#lib/domain/image/reference.ts';
import { type Blanks } from './recordings.ts';

/** What the placeholders of lib/demo/recordings stand for when this image is pulled from a registry served by `server`. */
export function blanksFor(reference: ImageReference, server: string): Blanks {
  const { registry, repository, tag, digest } = reference;
  const version = digest ?? tag ?? 'latest';
  const [project = '', folder = ''] = repository.split('/');
  const scope = encodeURIComponent(repository);
  const name = repositoryName(reference);
  return {
    // What the runtime is asked for, in full: where there is a digest the tag is dropped.
    image: digest === null ? `${name}:${version}` : `${name}@${digest}`,
    host: registry,
    hostname: server.split(':')[0] ?? server,
    server,
    address: addressOf(server),
    resolver: '10.40.0.2:53',
    repository,
    tag: version,
    version,
    digest: digest ?? `sha256:${createHash('sha256').update(canonicalText(reference)).digest('hex')}`,
    scope,
    tokenUrl: `https://${server}/token?scope=repository%3A${scope}%3Apull&service=${server}`,
    project,
    folder,
    url: `https://${server}/v2/${repository}/manifests/${version}`,
  };
}

/** An address for a host; nothing listens there. */
function addressOf(server: string): string {
  const [, port = '443'] = server.split(':');
  const [last = 0] = createHash('sha256').update(server).digest();
  return `10.40.7.${last}:${port}`;
}
