import { defaultPullPolicy } from '#lib/domain/image/pull-policy.ts';
import { asArray, asObject, type JsonObject, type JsonValue, member } from '../objects.ts';

/** Sets `key` where it is absent. */
export function setDefault(object: JsonObject, key: string, value: JsonValue): void {
  if (object[key] === undefined || object[key] === null) object[key] = value;
}

/** The objects of a list field. */
export function objectsOf(parent: JsonObject | undefined, field: string): JsonObject[] {
  return asArray(parent?.[field])
    .map(asObject)
    .filter((item) => item !== undefined);
}

/** Fills in a pod spec, of a pod or of a template, as k/k pkg/apis/core/v1/defaults.go does. Edits `spec`. */
export function defaultPodSpec(spec: JsonObject): void {
  setDefault(spec, 'restartPolicy', 'Always');
  setDefault(spec, 'terminationGracePeriodSeconds', 30);
  setDefault(spec, 'dnsPolicy', 'ClusterFirst');
  setDefault(spec, 'securityContext', {});
  setDefault(spec, 'schedulerName', 'default-scheduler');
  if (typeof spec['serviceAccountName'] === 'string') spec['serviceAccount'] = spec['serviceAccountName'];
  else if (typeof spec['serviceAccount'] === 'string') spec['serviceAccountName'] = spec['serviceAccount'];
  for (const field of ['initContainers', 'containers', 'ephemeralContainers']) {
    for (const container of objectsOf(spec, field)) defaultContainer(container);
  }
  for (const volume of objectsOf(spec, 'volumes')) {
    const image = asObject(volume['image']);
    if (image !== undefined)
      setDefault(image, 'pullPolicy', defaultPullPolicy(String(image['reference'] ?? '')));
  }
}

function defaultContainer(container: JsonObject): void {
  setDefault(container, 'resources', {});
  setDefault(container, 'terminationMessagePath', '/dev/termination-log');
  setDefault(container, 'terminationMessagePolicy', 'File');
  setDefault(container, 'imagePullPolicy', defaultPullPolicy(String(container['image'] ?? '')));
  for (const port of objectsOf(container, 'ports')) setDefault(port, 'protocol', 'TCP');
}

/** What only a pod itself gets: priority, tolerations, status. Edits `pod`. */
export function defaultPod(pod: JsonObject): void {
  const spec = asObject(pod['spec']);
  if (spec === undefined) return;
  setDefault(spec, 'enableServiceLinks', true);
  setDefault(spec, 'preemptionPolicy', 'PreemptLowerPriority');
  setDefault(spec, 'priority', 0);
  const gone = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];
  const tolerations = gone.map((key) => ({
    key,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: 300,
  }));
  setDefault(spec, 'tolerations', tolerations);
  pod['status'] = { phase: 'Pending', qosClass: qualityOfService(spec) };
}

function qualityOfService(spec: JsonObject): string {
  const containers = [...objectsOf(spec, 'initContainers'), ...objectsOf(spec, 'containers')];
  const asks = (container: JsonObject, field: string): string[] =>
    Object.keys(asObject(member(container, 'resources', field)) ?? {});
  if (
    containers.every(
      (container) => asks(container, 'limits').length + asks(container, 'requests').length === 0,
    )
  )
    return 'BestEffort';
  const guaranteed = containers.every(
    (container) => asks(container, 'limits').length === 2 && asks(container, 'requests').length === 0,
  );
  return guaranteed ? 'Guaranteed' : 'Burstable';
}
