import 'server-only';
import type { ServiceAccountRecord } from '#lib/domain/service-account/record.ts';
import { objectAt, textAt } from '#lib/server/cluster/json.ts';
import { Interner } from '#lib/server/cluster/projections/interning.ts';
import { identityOf, namesAt } from '#lib/server/cluster/projections/metadata.ts';
import type { Projection } from '#lib/server/cluster/store.ts';

export function serviceAccountProjection(): Projection<ServiceAccountRecord> {
  const interner = new Interner();
  return (object) => {
    const metadata = objectAt(object, 'metadata');
    const annotations = objectAt(metadata, 'annotations');
    return {
      ...identityOf(metadata),
      namespace: interner.text(textAt(metadata, 'namespace')),
      imagePullSecrets: interner.list(namesAt(object, 'imagePullSecrets')),
      secrets: interner.list(namesAt(object, 'secrets')),
      enforcesMountable: textAt(annotations, 'kubernetes.io/enforce-mountable-secrets') === 'true',
    };
  };
}
