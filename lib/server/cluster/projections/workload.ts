import 'server-only';
import type {
  PodTemplate,
  WorkloadCondition,
  WorkloadKind,
  WorkloadRecord,
} from '#lib/domain/workload/record.ts';
import { numberAt, objectAt, objectsAt, textAt, timeAt, type JsonObject } from '#lib/server/cluster/json.ts';
import { Interner } from '#lib/server/cluster/projections/interning.ts';
import { controllerOf, identityOf, namesAt } from '#lib/server/cluster/projections/metadata.ts';
import { ownerOf } from '#lib/server/cluster/owner-kind.ts';
import type { Projection } from '#lib/server/cluster/store.ts';

/** Makes records of one kind of workload; metadata alone is enough for kinds that only pass ownership on. */
export function workloadProjection(kind: WorkloadKind): Projection<WorkloadRecord> {
  const interner = new Interner();
  return (object) => {
    const metadata = objectAt(object, 'metadata');
    const controller = controllerOf(metadata);
    return {
      kind,
      ...identityOf(metadata),
      namespace: interner.text(textAt(metadata, 'namespace')),
      controller: controller === null ? null : ownerOf(controller),
      detail: kind === 'ReplicaSet' || kind === 'Job' ? null : detailOf(kind, object, interner),
    };
  };
}

function detailOf(kind: WorkloadKind, object: JsonObject, interner: Interner): WorkloadRecord['detail'] {
  const spec = objectAt(object, 'spec');
  const status = objectAt(object, 'status');
  const strategy = kind === 'Deployment' ? 'strategy' : 'updateStrategy';
  return {
    template: templateOf(kind, spec, interner),
    replicas: replicasOf(kind, spec, status),
    paused: spec['paused'] === true || spec['suspend'] === true,
    strategy: interner.text(textAt(objectAt(spec, strategy), 'type')),
    conditions: objectsAt(status, 'conditions').map((condition) => conditionOf(condition, interner)),
  };
}

function templateOf(kind: WorkloadKind, spec: JsonObject, interner: Interner): PodTemplate {
  const jobSpec = kind === 'CronJob' ? objectAt(objectAt(spec, 'jobTemplate'), 'spec') : spec;
  const pod = objectAt(objectAt(jobSpec, 'template'), 'spec');
  const containers = [...objectsAt(pod, 'initContainers'), ...objectsAt(pod, 'containers')];
  const volumes = objectsAt(pod, 'volumes').filter((volume) => volume['image'] !== undefined);
  return {
    serviceAccount: interner.text(textAt(pod, 'serviceAccountName') || 'default'),
    imagePullSecrets: interner.list(namesAt(pod, 'imagePullSecrets')),
    images: [
      ...containers.map((container) => ({
        container: interner.text(textAt(container, 'name')),
        image: interner.text(textAt(container, 'image')),
        policy: interner.text(textAt(container, 'imagePullPolicy')),
      })),
      ...volumes.map((volume) => ({
        container: interner.text(textAt(volume, 'name')),
        image: interner.text(textAt(objectAt(volume, 'image'), 'reference')),
        policy: interner.text(textAt(objectAt(volume, 'image'), 'pullPolicy')),
      })),
    ],
  };
}

function replicasOf(kind: WorkloadKind, spec: JsonObject, status: JsonObject) {
  if (kind === 'CronJob') return { wished: null, made: null, ready: null };
  if (kind === 'DaemonSet') {
    return {
      wished: numberAt(status, 'desiredNumberScheduled'),
      made: numberAt(status, 'currentNumberScheduled'),
      ready: numberAt(status, 'numberReady') ?? 0,
    };
  }
  return {
    wished: numberAt(spec, 'replicas') ?? 1,
    made: numberAt(status, 'replicas') ?? 0,
    ready: numberAt(status, 'readyReplicas') ?? 0,
  };
}

function conditionOf(condition: JsonObject, interner: Interner): WorkloadCondition {
  return {
    type: interner.text(textAt(condition, 'type')),
    status: interner.text(textAt(condition, 'status')),
    reason: interner.text(textAt(condition, 'reason')),
    message: textAt(condition, 'message'),
    since: timeAt(condition, 'lastTransitionTime'),
  };
}
