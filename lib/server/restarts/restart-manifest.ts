import 'server-only';
import type { Restart } from '#lib/api/restarts.ts';
import { yamlName } from '#lib/domain/yaml-name.ts';

/** The annotation that `kubectl rollout restart` sets (kubectl pkg/polymorphichelpers/objectrestarter.go). */
const annotation = 'kubectl.kubernetes.io/restartedAt';

/** The change that makes a workload's owner roll it out anew, as a strategic merge patch. */
export function restartPatch(restartedAt: string) {
  return { spec: { template: { metadata: { annotations: { [annotation]: restartedAt } } } } };
}

/** The same as a manifest to commit, for whoever lets a tool write the cluster. */
export function restartManifest(
  { kind, namespace, name }: Restart['workloads'][number],
  restartedAt: string,
): string {
  return [
    'apiVersion: apps/v1',
    `kind: ${kind}`,
    'metadata:',
    `  name: ${yamlName(name)}`,
    `  namespace: ${yamlName(namespace)}`,
    'spec:',
    '  template:',
    '    metadata:',
    '      annotations:',
    `        ${annotation}: "${restartedAt}"`,
    '',
  ].join('\n');
}
