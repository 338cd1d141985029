import 'server-only';
import type { PodRecord } from '#lib/domain/pod/record.ts';
import { podProjection } from '#lib/server/cluster/projections/pod.ts';
import { LiveStore } from '#lib/server/cluster/store.ts';

export type PodIndex = 'image' | 'secret' | 'node' | 'controller';
export type PodStore = LiveStore<PodRecord, PodIndex>;

/**
 * The live pods. Index keys: `image` the text as written; `secret` as `secretKey`; `node` its name;
 * `controller` as `controllerKey`.
 */
export function createPodStore(): PodStore {
  return new LiveStore(podProjection(), {
    image: (pod) => (pod.containers.length === 1 ? [pod.containers[0]?.image ?? ''] : imagesOf(pod)),
    secret: (pod) => pod.imagePullSecrets.map((name) => secretKey(pod.namespace, name)),
    node: (pod) => (pod.node === '' ? [] : [pod.node]),
    controller: ({ namespace, controller }) =>
      controller === null ? [] : [controllerKey(namespace, controller.kind, controller.name)],
  });
}

/** `namespace/name`, which no name can hold a second slash in. */
export function secretKey(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}

export function controllerKey(namespace: string, kind: string, name: string): string {
  return `${namespace}/${kind}/${name}`;
}

function imagesOf(pod: PodRecord): string[] {
  const images: string[] = [];
  for (const { image } of pod.containers) if (!images.includes(image)) images.push(image);
  return images;
}
