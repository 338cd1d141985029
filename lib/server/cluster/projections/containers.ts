import 'server-only';
import type { ContainerKind, ContainerRecord, ContainerState, PullPolicy } from '#lib/domain/pod/record.ts';
import { defaultPullPolicy } from '#lib/domain/image/pull-policy.ts';
import { numberAt, objectAt, objectsAt, textAt, timeAt, type JsonObject } from '#lib/server/cluster/json.ts';
import type { Interner } from '#lib/server/cluster/projections/interning.ts';

/** Longer texts are cut: the kubelet's own are far shorter. */
const longestMessage = 4096;
const policies: readonly PullPolicy[] = ['Always', 'IfNotPresent', 'Never'];
const notReported: ContainerState = Object.freeze({ is: 'not-reported' });

/** Every container and image volume of a pod, in the order init, app, ephemeral, volume. */
export function containersOf(
  spec: JsonObject,
  status: JsonObject,
  interner: Interner,
): readonly ContainerRecord[] {
  const volumes = objectsAt(spec, 'volumes').filter(
    (volume) => textAt(objectAt(volume, 'image'), 'reference') !== '',
  );
  const names = volumes.map((volume) => textAt(volume, 'name'));
  const containers: ContainerRecord[] = [];
  for (const [list, statuses, kind] of [
    ['initContainers', 'initContainerStatuses', 'init'],
    ['containers', 'containerStatuses', 'app'],
    ['ephemeralContainers', 'ephemeralContainerStatuses', 'ephemeral'],
  ] as const) {
    const reported = objectsAt(status, statuses);
    for (const container of objectsAt(spec, list)) {
      const name = textAt(container, 'name');
      const found = reported.find((each) => textAt(each, 'name') === name) ?? {};
      containers.push(containerOf(kindOf(container, kind), container, found, names, interner));
    }
  }
  for (const volume of volumes) containers.push(volumeOf(volume, interner));
  // An array that grew keeps room for more; the copy has none.
  return containers.slice();
}

function kindOf(container: JsonObject, kind: ContainerKind): ContainerKind {
  return kind === 'init' && container['restartPolicy'] === 'Always' ? 'sidecar' : kind;
}

function containerOf(
  kind: ContainerKind,
  container: JsonObject,
  status: JsonObject,
  imageVolumes: readonly string[],
  interner: Interner,
): ContainerRecord {
  const image = interner.text(textAt(container, 'image'));
  const mounted = imageVolumes.length === 0 ? [] : mountedOf(container, imageVolumes);
  return {
    kind,
    name: interner.text(textAt(container, 'name')),
    image,
    policy: policyOf(container, 'imagePullPolicy', image),
    state: stateOf(objectAt(status, 'state'), interner),
    imageId: interner.text(textAt(status, 'imageID')),
    restarts: numberAt(status, 'restartCount') ?? 0,
    imageVolumes: interner.list(mounted),
  };
}

function volumeOf(volume: JsonObject, interner: Interner): ContainerRecord {
  const source = objectAt(volume, 'image');
  const image = interner.text(textAt(source, 'reference'));
  return {
    kind: 'volume',
    name: interner.text(textAt(volume, 'name')),
    image,
    policy: policyOf(source, 'pullPolicy', image),
    state: notReported,
    imageId: '',
    restarts: 0,
    imageVolumes: interner.list([]),
  };
}

function mountedOf(container: JsonObject, imageVolumes: readonly string[]): string[] {
  const mounted = objectsAt(container, 'volumeMounts').map((mount) => textAt(mount, 'name'));
  return [...new Set(mounted)].filter((name) => imageVolumes.includes(name));
}

/** The API server fills the policy in; an object that never went through it gets what it would have. */
function policyOf(source: JsonObject, key: string, image: string): PullPolicy {
  return policies.find((policy) => policy === source[key]) ?? defaultPullPolicy(image);
}

function stateOf(state: JsonObject, interner: Interner): ContainerState {
  if (state['running'] !== undefined) {
    return { is: 'running', since: timeAt(objectAt(state, 'running'), 'startedAt') };
  }
  if (state['terminated'] !== undefined) {
    const terminated = objectAt(state, 'terminated');
    return {
      is: 'terminated',
      reason: interner.text(textAt(terminated, 'reason')),
      exitCode: numberAt(terminated, 'exitCode') ?? 0,
      finishedAt: timeAt(terminated, 'finishedAt'),
    };
  }
  if (state['waiting'] === undefined) return notReported;
  const waiting = objectAt(state, 'waiting');
  return {
    is: 'waiting',
    reason: interner.text(textAt(waiting, 'reason')),
    message: textAt(waiting, 'message').slice(0, longestMessage),
  };
}
