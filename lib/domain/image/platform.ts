/** What an image is built for or a node is. `variant` is `null` where it is the usual one or not told. */
export type Platform = { os: string; architecture: string; variant: string | null };

/** Other names of architectures (containerd platforms/database.go). */
const aliases = new Map<string, readonly [architecture: string, variant: string | null]>([
  ['x86_64', ['amd64', null]],
  ['x86-64', ['amd64', null]],
  ['aarch64', ['arm64', null]],
  ['i386', ['386', null]],
  ['armhf', ['arm', 'v7']],
  ['armel', ['arm', 'v6']],
]);

const usualVariant = new Map([
  ['arm64', 'v8'],
  ['amd64', 'v1'],
  ['arm', 'v7'],
]);

/** `linux/arm64/v8` and the like; `null` where there are not two or three plain parts. */
export function parsePlatform(text: string): Platform | null {
  const parts = text.trim().toLowerCase().split('/', 4);
  if (parts.length < 2 || parts.length > 3 || parts.some((part) => !/^[a-z0-9_.-]+$/.test(part))) return null;
  const [os = '', written = '', writtenVariant = null] = parts;
  const [architecture, implied] = aliases.get(written) ?? [written, null];
  const variant = writtenVariant === 'unknown' ? null : (writtenVariant ?? implied);
  return { os, architecture, variant: variant === usualVariant.get(architecture) ? null : variant };
}

/** The platform as registries write it. */
export function platformText({ os, architecture, variant }: Platform): string {
  return variant === null ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}

const level = (platform: Platform) =>
  Number((platform.variant ?? usualVariant.get(platform.architecture) ?? 'v0').slice(1));

/**
 * Whether a node of platform `node` can run an image of platform `image`. Later variants of a processor run
 * what was built for earlier ones; nodes report no variant, so a demanding image may still fail there.
 */
export function runsOn(image: Platform, node: Platform): boolean {
  if (image.os !== node.os || image.architecture !== node.architecture) return false;
  return node.variant === null || level(image) <= level(node);
}
