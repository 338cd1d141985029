import 'server-only';
import type { NodeImage, NodeRecord } from '#lib/domain/node/record.ts';
import { listAt, numberAt, objectAt, objectsAt, textAt, type JsonObject } from '#lib/server/cluster/json.ts';
import { Interner } from '#lib/server/cluster/projections/interning.ts';
import { identityOf, pairsAt } from '#lib/server/cluster/projections/metadata.ts';
import type { Projection } from '#lib/server/cluster/store.ts';

export function nodeProjection(): Projection<NodeRecord> {
  const interner = new Interner();
  return (object) => {
    const metadata = objectAt(object, 'metadata');
    const status = objectAt(object, 'status');
    const info = objectAt(status, 'nodeInfo');
    const conditions = objectsAt(status, 'conditions');
    return {
      ...identityOf(metadata),
      namespace: '',
      ready: readyOf(conditions),
      pressures: conditions
        .filter((condition) => condition['status'] === 'True' && condition['type'] !== 'Ready')
        .map((condition) => textAt(condition, 'type')),
      os: textAt(info, 'operatingSystem'),
      architecture: textAt(info, 'architecture'),
      kubeletVersion: textAt(info, 'kubeletVersion'),
      runtime: textAt(info, 'containerRuntimeVersion'),
      unschedulable: objectAt(object, 'spec')['unschedulable'] === true,
      labels: pairsAt(metadata, 'labels'),
      images: objectsAt(status, 'images').map((image) => imageOf(image, interner)),
    };
  };
}

function readyOf(conditions: readonly JsonObject[]): NodeRecord['ready'] {
  const status = conditions.find((condition) => condition['type'] === 'Ready')?.['status'];
  return status === 'True' || status === 'False' ? status : 'Unknown';
}

function imageOf(image: JsonObject, interner: Interner): NodeImage {
  const names = listAt(image, 'names').filter((name) => typeof name === 'string');
  return { names: interner.list(names), size: numberAt(image, 'sizeBytes') ?? 0 };
}
