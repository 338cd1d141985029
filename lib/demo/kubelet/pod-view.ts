import {
  type JsonObject,
  type JsonValue,
  type KubeObject,
  asArray,
  asObject,
  asString,
  member,
} from '#lib/demo/api-server/objects.ts';

export type ContainerRole = 'init' | 'sidecar' | 'app' | 'ephemeral';
export type Policy = 'Always' | 'IfNotPresent' | 'Never';

/** Something that needs an image: a container, or a volume that is one. */
export type ImageNeed = { image: string; policy: Policy };

export type ContainerView = ImageNeed & {
  role: ContainerRole;
  name: string;
  /** As events name it: `spec.containers{api}`. */
  fieldPath: string;
  imageVolumes: readonly ImageNeed[];
};

/** The containers of a pod in the order in which the kubelet starts them. */
export function containersOf(pod: KubeObject): ContainerView[] {
  const spec = asObject(pod['spec']) ?? {};
  const volumes = imageVolumes(spec);
  const view = (list: string, roleOf: (container: JsonObject) => ContainerRole): ContainerView[] =>
    objectsIn(spec[list]).map((container) => ({
      role: roleOf(container),
      name: asString(container['name']),
      image: asString(container['image']),
      policy: policyOf(container['imagePullPolicy']),
      fieldPath: `spec.${list}{${asString(container['name'])}}`,
      imageVolumes: objectsIn(container['volumeMounts']).flatMap(
        (mount) => volumes.get(asString(mount['name'])) ?? [],
      ),
    }));
  return [
    ...view('initContainers', (container) => (container['restartPolicy'] === 'Always' ? 'sidecar' : 'init')),
    ...view('containers', () => 'app'),
    ...view('ephemeralContainers', () => 'ephemeral'),
  ];
}

/** Names of the pull secrets the pod lists; empty ones are passed over as the kubelet does. */
export function pullSecretsOf(pod: KubeObject): string[] {
  return objectsIn(member(pod['spec'], 'imagePullSecrets'))
    .map((secret) => asString(secret['name']))
    .filter((name) => name !== '');
}

export function nodeNameOf(pod: KubeObject): string {
  return asString(member(pod['spec'], 'nodeName'));
}

function imageVolumes(spec: JsonObject): Map<string, ImageNeed> {
  const needs = objectsIn(spec['volumes']).flatMap((volume): [string, ImageNeed][] => {
    const image = asObject(volume['image']);
    if (image === undefined) return [];
    const need = { image: asString(image['reference']), policy: policyOf(image['pullPolicy']) };
    return [[asString(volume['name']), need]];
  });
  return new Map(needs);
}

function policyOf(value: JsonValue | undefined): Policy {
  return value === 'Always' || value === 'Never' ? value : 'IfNotPresent';
}

/** The objects in a JSON list; anything else in it is left out. */
export function objectsIn(value: JsonValue | undefined): JsonObject[] {
  return asArray(value).flatMap((item): JsonObject[] => {
    const object = asObject(item);
    return object === undefined ? [] : [object];
  });
}
