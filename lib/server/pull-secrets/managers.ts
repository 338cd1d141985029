import 'server-only';
import { objectAt, textAt, type JsonObject } from '#lib/server/cluster/json.ts';

type Sign = { manager: string; where: 'labels' | 'annotations'; key: string; value?: string };

/** How tools mark what they own; a change made by hand on such an object may be reverted by them. */
const signs: readonly Sign[] = [
  { manager: 'Argo CD', where: 'annotations', key: 'argocd.argoproj.io/tracking-id' },
  { manager: 'Argo CD', where: 'labels', key: 'argocd.argoproj.io/instance' },
  { manager: 'Flux', where: 'labels', key: 'kustomize.toolkit.fluxcd.io/name' },
  { manager: 'Flux', where: 'labels', key: 'helm.toolkit.fluxcd.io/name' },
  { manager: 'Helm', where: 'labels', key: 'app.kubernetes.io/managed-by', value: 'Helm' },
  {
    manager: 'External Secrets',
    where: 'labels',
    key: 'reconcile.external-secrets.io/managed',
    value: 'true',
  },
  { manager: 'Reflector', where: 'annotations', key: 'reflector.v1.k8s.emberstack.com/reflects' },
  { manager: 'OpenShift', where: 'annotations', key: 'openshift.io/token-secret.name' },
  { manager: 'OpenShift', where: 'labels', key: 'openshift.io/internal-registry-auth-token.service-account' },
  {
    manager: 'OpenShift',
    where: 'annotations',
    key: 'openshift.io/internal-registry-auth-token.service-account',
  },
  { manager: 'Pullport', where: 'labels', key: 'app.kubernetes.io/managed-by', value: 'pullport' },
];

/** Tools that write objects from a repository: what is changed past them may be put back. */
const gitOps: readonly string[] = ['Argo CD', 'Flux', 'Helm'];

/** The tools among an object's owners that may put back what is changed by hand. */
export function gitOpsOf(metadata: JsonObject): readonly string[] {
  return managersOf(metadata).filter((manager) => gitOps.includes(manager));
}

/** Says so in a sentence; '' where there are none. */
export function mayBePutBack(managers: readonly string[]): string {
  if (managers.length === 0) return '';
  return `It is managed by ${managers.join(' and ')}, which may put this back: better commit the change there.`;
}

/** The tools that own an object, by its labels and annotations. */
export function managersOf(metadata: JsonObject): readonly string[] {
  const found = signs.filter(({ where, key, value }) => {
    const given = textAt(objectAt(metadata, where), key);
    return value === undefined ? given !== '' : given === value;
  });
  return [...new Set(found.map(({ manager }) => manager))];
}
