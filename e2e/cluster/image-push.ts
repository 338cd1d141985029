import { createHash } from 'node:crypto';

type Descriptor = { mediaType: string; digest: string; size: number };

export type Architecture = 'amd64' | 'arm64';

export type ImageContent = {
  /** One gzipped layer and the digest of what it unpacks to. */
  layer: Buffer;
  layerDiffId: string;
  config: ImageConfig;
};

/** What a container of the image runs, by the names of the OCI image configuration. */
export type ImageConfig = {
  Cmd: readonly string[];
  Env: readonly string[];
  WorkingDir?: string;
  User?: string;
  Labels?: Readonly<Record<string, string>>;
};

const types = {
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
  config: 'application/vnd.oci.image.config.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
} as const;

/** Pushes an image with the distribution API: an index under the tag, with a manifest for each architecture. */
export async function pushImage(
  registry: string,
  repository: string,
  tag: string,
  architectures: readonly Architecture[],
  content: ImageContent,
): Promise<void> {
  const manifests = [];
  for (const architecture of architectures) {
    const body = await pushParts(registry, repository, architecture, content);
    const descriptor = await pushManifest(registry, repository, null, types.manifest, body);
    manifests.push({ ...descriptor, platform: { architecture, os: 'linux' } });
  }
  const index = { schemaVersion: 2, mediaType: types.index, manifests };
  await pushManifest(registry, repository, tag, types.index, index);
}

async function pushParts(
  registry: string,
  repository: string,
  architecture: Architecture,
  content: ImageContent,
): Promise<object> {
  const configuration = {
    architecture,
    os: 'linux',
    config: content.config,
    rootfs: { type: 'layers', diff_ids: [content.layerDiffId] },
  };
  const config = await pushBlob(
    registry,
    repository,
    types.config,
    Buffer.from(JSON.stringify(configuration)),
  );
  const layer = await pushBlob(registry, repository, types.layer, content.layer);
  return { schemaVersion: 2, mediaType: types.manifest, config, layers: [layer] };
}

async function pushBlob(
  registry: string,
  repository: string,
  mediaType: string,
  body: Buffer,
): Promise<Descriptor> {
  const descriptor = { mediaType, digest: digestOf(body), size: body.length };
  const known = await fetch(`${registry}/v2/${repository}/blobs/${descriptor.digest}`, { method: 'HEAD' });
  if (known.ok) return descriptor;
  const begun = await send(`${registry}/v2/${repository}/blobs/uploads/`, { method: 'POST' });
  const target = new URL(begun.headers.get('location') ?? '', begun.url);
  target.searchParams.set('digest', descriptor.digest);
  await send(target.href, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(body),
  });
  return descriptor;
}

async function pushManifest(
  registry: string,
  repository: string,
  tag: string | null,
  mediaType: string,
  content: object,
): Promise<Descriptor> {
  const body = Buffer.from(JSON.stringify(content));
  const digest = digestOf(body);
  await send(`${registry}/v2/${repository}/manifests/${tag ?? digest}`, {
    method: 'PUT',
    headers: { 'content-type': mediaType },
    body: new Uint8Array(body),
  });
  return { mediaType, digest, size: body.length };
}

async function send(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (response.ok) return response;
  throw new Error(`${init.method} ${url}: ${response.status} ${await response.text()}`);
}

function digestOf(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
