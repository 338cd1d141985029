import { type ImageReference, parseImageReference, repositoryName } from '#lib/domain/image/reference.ts';
import type { NodeRecord } from '#lib/domain/node/record.ts';

function isSame(name: string, wanted: ImageReference): boolean {
  const parsed = parseImageReference(name);
  if (!parsed.ok || repositoryName(parsed.reference) !== repositoryName(wanted)) return false;
  if (wanted.digest !== null) return parsed.reference.digest === wanted.digest;
  return parsed.reference.digest === null && parsed.reference.tag === wanted.tag;
}

/**
 * Whether a node's list names the image. The list holds the 50 largest images with five names each, so that it is
 * not there proves nothing (kubelet pkg/kubelet/nodestatus/setters.go).
 */
export function listsImage(node: NodeRecord, wanted: ImageReference): boolean {
  const last = wanted.repository.slice(wanted.repository.lastIndexOf('/') + 1);
  return node.images.some(({ names }) => names.some((name) => name.includes(last) && isSame(name, wanted)));
}

/**
 * Whether the kubelet asks each pod for its right to an image that is there: on from 1.35, a choice in 1.33 and 1.34
 * (KubeletEnsureSecretPulledImages, KEP-2535). Null where the version cannot be read.
 */
export function verifiesPulledImages(kubeletVersion: string): 'on' | 'possible' | 'no' | null {
  const minor = /^v?1\.(\d{1,3})(?:\D|$)/.exec(kubeletVersion)?.[1];
  if (minor === undefined) return null;
  if (Number(minor) >= 35) return 'on';
  return Number(minor) >= 33 ? 'possible' : 'no';
}
