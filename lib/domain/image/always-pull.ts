import type { PullPolicy } from '#lib/domain/pod/record.ts';

type Container = { name: string; image: string; imagePullPolicy?: PullPolicy | '' };
type Volume = { name: string; image?: { reference?: string; pullPolicy?: PullPolicy | '' } };

/** The part of a pod's spec that the AlwaysPullImages admission plugin looks at. */
export type PulledSpec = {
  initContainers?: readonly Container[];
  containers?: readonly Container[];
  ephemeralContainers?: readonly Container[];
  volumes?: readonly Volume[];
};

export type PodRequest = {
  operation: 'CREATE' | 'UPDATE';
  resource: string;
  subresource: string;
  spec: PulledSpec;
  oldSpec?: PulledSpec;
};

const lists = ['initContainers', 'containers', 'ephemeralContainers'] as const;

const imagesOf = (spec: PulledSpec) => lists.flatMap((list) => (spec[list] ?? []).map(({ image }) => image));

function bringsNewImage({ operation, spec, oldSpec }: PodRequest): boolean {
  if (operation !== 'UPDATE' || oldSpec === undefined) return true;
  const known = new Set(imagesOf(oldSpec));
  return imagesOf(spec).some((image) => !known.has(image));
}

/** Whether the plugin looks at a request at all: pods only, no subresource, on update only with a new image. */
function concerns(request: PodRequest): boolean {
  return request.resource === 'pods' && request.subresource === '' && bringsNewImage(request);
}

const always = <C extends Container>(container: C): C => ({
  ...container,
  imagePullPolicy: 'Always',
});

/**
 * The spec as the plugin leaves it: Always on every container and image volume. Ephemeral containers come
 * through a subresource and stay as they are. Source: kubernetes plugin/pkg/admission/alwayspullimages.
 */
export function admitAlwaysPull(request: PodRequest): PulledSpec {
  const { spec } = request;
  if (!concerns(request)) return spec;
  return {
    ...spec,
    ...(spec.initContainers && { initContainers: spec.initContainers.map(always) }),
    ...(spec.containers && { containers: spec.containers.map(always) }),
    ...(spec.ephemeralContainers && { ephemeralContainers: spec.ephemeralContainers.map(always) }),
    ...(spec.volumes && {
      volumes: spec.volumes.map((each) =>
        each.image ? { ...each, image: { ...each.image, pullPolicy: 'Always' as const } } : each,
      ),
    }),
  };
}

/** What the plugin refuses after all other admission, one API server text per field, in its order. */
export function refuseNotAlways(podName: string, request: PodRequest): string[] {
  if (!concerns(request)) return [];
  const { spec } = request;
  const fields = [
    ...lists.flatMap((list) =>
      (spec[list] ?? []).map((each, index) => [
        `${list}[${index}].imagePullPolicy`,
        each.imagePullPolicy ?? '',
      ]),
    ),
    ...(spec.volumes ?? []).flatMap((each, index) =>
      each.image ? [[`volumes[${index}].image.pullPolicy`, each.image.pullPolicy ?? '']] : [],
    ),
  ];
  return fields
    .filter(([, policy]) => policy !== 'Always')
    .map(
      ([field, policy]) =>
        `pods "${podName}" is forbidden: spec.${field}: Unsupported value: "${policy}": supported values: "Always"`,
    );
}
