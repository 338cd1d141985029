import { objectsOf } from '../defaults/pod-defaults.ts';
import { asObject, type NewObject } from '../objects.ts';

/**
 * The AlwaysPullImages plugin: on a new pod, and on an update that brings an image the old pod had not, every
 * container, init container and image volume pulls always. Subresources are left alone. Edits `pod`.
 */
export function admitAlwaysPullImages(pod: NewObject, before: NewObject | null): void {
  const spec = asObject(pod['spec'] ?? null);
  if (spec === undefined) return;
  if (before !== null && !bringsNewImage(before, pod)) return;
  for (const list of ['initContainers', 'containers']) {
    for (const container of objectsOf(spec, list)) container['imagePullPolicy'] = 'Always';
  }
  for (const volume of objectsOf(spec, 'volumes')) {
    const image = asObject(volume['image']);
    if (image !== undefined) image['pullPolicy'] = 'Always';
  }
}

function bringsNewImage(before: NewObject, after: NewObject): boolean {
  const known = new Set(images(before));
  return images(after).some((image) => !known.has(image));
}

function images(pod: NewObject): unknown[] {
  const spec = asObject(pod['spec'] ?? null);
  return ['initContainers', 'containers'].flatMap((list) =>
    objectsOf(spec, list).map((container) => container['image']),
  );
}
