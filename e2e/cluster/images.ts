import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { pushImage, type Architecture, type ImageContent } from '#e2e/cluster/image-push.ts';
import { busybox } from '#e2e/cluster/packages.ts';
import { writeTar } from '#e2e/cluster/tar.ts';

/** Runs until it is told to end; a shell as first process would otherwise ignore SIGTERM. */
const waitForTheEnd = ['sh', '-c', 'trap "exit 0" TERM INT; while :; do sleep 3600 & wait $!; done'];

const everywhere: readonly Architecture[] = ['amd64', 'arm64'];

/** Repositories with an image for each of the tags 1, 2 and 3. */
const versioned = [
  'payments/api',
  'checkout/web',
  'checkout/cart',
  'search/frontend',
  'search/indexer',
  'catalog/thumbnailer',
  'billing/invoice',
  'identity/session-store',
  'analytics/collector',
  'logistics/tracker',
  'platform/node-agent',
  'unsigned/contractor-tool',
] as const;

/** Repository and tag of the image that moves; see moveTag. */
export const movingImage = { repository: 'catalog/storefront', tag: 'stable' } as const;

/** Repository and tag of the image that exists for arm64 only. */
export const foreignImage = { repository: 'ml-training/trainer', tag: '1' } as const;

const pauseImage = { repository: 'platform/pause', tag: '1' } as const;

/** `platform/pause:1`, what holds a pod's network; every pod needs it. */
export const pauseReference = `${pauseImage.repository}:${pauseImage.tag}`;

/** Makes all images from busybox and pushes them. */
export async function pushImages(registry: string): Promise<void> {
  const layer = busyboxLayer();
  const push = (repository: string, tag: string, architectures: readonly Architecture[]): Promise<void> =>
    pushImage(registry, repository, tag, architectures, contentOf(layer, repository, tag));
  await push(pauseImage.repository, pauseImage.tag, everywhere);
  await Promise.all([
    ...versioned.map(async (repository) => {
      for (const tag of ['1', '2', '3']) await push(repository, tag, everywhere);
    }),
    push(foreignImage.repository, foreignImage.tag, ['arm64']),
    moveTag(registry, '1'),
  ]);
}

/** Makes the moving tag name another image: any text is a version. */
export async function moveTag(registry: string, version: string): Promise<void> {
  const { repository, tag } = movingImage;
  await pushVersion(registry, repository, tag, version);
}

/** Pushes one image for every architecture under this tag. */
export async function pushVersion(
  registry: string,
  repository: string,
  tag: string,
  version = tag,
): Promise<void> {
  await pushImage(registry, repository, tag, everywhere, contentOf(busyboxLayer(), repository, version));
}

type Layer = Pick<ImageContent, 'layer' | 'layerDiffId'>;

/** The labels make each image's identity its own: kubelet remembers by identity who may use an image. */
function contentOf(layer: Layer, repository: string, version: string): ImageContent {
  const Labels = {
    'org.opencontainers.image.title': repository,
    'org.opencontainers.image.version': version,
  };
  return { ...layer, config: { Cmd: waitForTheEnd, Env: ['PATH=/bin'], Labels } };
}

function busyboxLayer(): Layer {
  const tar = writeTar([
    { path: 'bin/busybox', mode: 0o755, content: readFileSync(busybox) },
    ...['sh', 'sleep', 'cat', 'ls', 'true', 'false'].map((name) => ({
      path: `bin/${name}`,
      target: 'busybox',
    })),
  ]);
  return layerOf(tar);
}

/** A tar archive as a layer of an image. */
export function layerOf(tar: Buffer): Layer {
  return {
    layer: gzipSync(tar, { level: 1 }),
    layerDiffId: `sha256:${createHash('sha256').update(tar).digest('hex')}`,
  };
}
