import { digestProblem } from '#lib/domain/image/digest.ts';
import { isIdentifier } from '#lib/domain/image/grammar.ts';

/**
 * What a container runs. `manifest` is what registries and tags speak of (the index, for images of several
 * platforms); `config` is the image's ID on a node, which cannot be compared with those.
 */
export type RunningDigest = {
  of: 'manifest' | 'config';
  digest: string;
  repository: string | null;
};

const prefixes = ['docker-pullable://', 'docker://'];

/**
 * Reads `status.containerStatuses[].imageID`, free text of the runtime: `repo@sha256:…` (containerd, CRI-O),
 * `sha256:…` (containerd without a known repository), a bare ID (CRI-O), `docker-pullable://repo@sha256:…` and
 * `docker://sha256:…` (Docker). `null` while the container was never created, or where no digest is in it.
 */
export function runningDigest(imageId: string): RunningDigest | null {
  const prefix = prefixes.find((each) => imageId.startsWith(each)) ?? '';
  const text = imageId.slice(prefix.length);
  if (isIdentifier(text)) return { of: 'config', digest: `sha256:${text}`, repository: null };
  const at = text.lastIndexOf('@');
  const digest = text.slice(at + 1);
  if (digestProblem(digest) !== null) return null;
  if (at === -1) return { of: 'config', digest, repository: null };
  return { of: 'manifest', digest, repository: at === 0 ? null : text.slice(0, at) };
}
