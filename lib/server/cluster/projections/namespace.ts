import 'server-only';
import type { NamespaceRecord } from '#lib/domain/namespace/record.ts';
import { objectAt, textAt } from '#lib/server/cluster/json.ts';
import { identityOf, pairsAt } from '#lib/server/cluster/projections/metadata.ts';
import type { JsonObject } from '#lib/server/cluster/json.ts';

export function projectNamespace(object: JsonObject): NamespaceRecord {
  const metadata = objectAt(object, 'metadata');
  const phase = textAt(objectAt(object, 'status'), 'phase');
  return {
    ...identityOf(metadata),
    namespace: '',
    phase: phase === 'Terminating' ? 'Terminating' : 'Active',
    labels: pairsAt(metadata, 'labels'),
  };
}
