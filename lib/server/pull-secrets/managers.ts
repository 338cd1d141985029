import 'server-only';
import { isManagedDockercfg } from '#lib/domain/service-account/managed-dockercfg.ts';
import { objectAt, textAt, textsAt, type JsonObject } from '#lib/server/cluster/json.ts';

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
  { manager: 'Pullport', where: 'labels', key: 'app.kubernetes.io/managed-by', value: 'pullport' },
];

/** Tools that write objects from a repository: what is changed past them may be put back. */
const gitOps: readonly string[] = ['Argo CD', 'Flux', 'Helm'];

/** The tools among an object's owners that may put back what is changed by hand. */
export function gitOpsOf(metadata: JsonObject): readonly string[] {
  return managersOf(metadata).filter((manager) => gitOps.includes(manager));
}

/** Whether one of a secret's owners writes it from a repository. */
export function isFromGitOps(managers: readonly string[]): boolean {
  return managers.some((manager) => gitOps.includes(manager));
}

/** A secret's labels without those by which a tool knows its own: a copy that bears them would be taken for one. */
export function ownLabels(secret: JsonObject): Record<string, string> {
  const labels = textsAt(objectAt(secret, 'metadata'), 'labels');
  const isMark = ([key, given]: [string, string]) =>
    signs.some((sign) => sign.where === 'labels' && sign.key === key && (sign.value ?? given) === given);
  return Object.fromEntries(Object.entries(labels).filter((label) => !isMark(label)));
}

/** Says so in a sentence; '' where there are none. */
export function mayBePutBack(managers: readonly string[]): string {
  if (managers.length === 0) return '';
  return `It is managed by ${managers.join(' and ')}, which may put this back: better commit the change there.`;
}

const openShift = 'OpenShift';

/** The tools that own a Secret; OpenShift's own are told by their type and name too. */
export function secretManagers(secret: JsonObject): readonly string[] {
  const metadata = objectAt(secret, 'metadata');
  const seen = { type: textAt(secret, 'type'), name: textAt(metadata, 'name') };
  const isManaged = isManagedDockercfg({ ...seen, annotations: textsAt(metadata, 'annotations') });
  return [...managersOf(metadata), ...(isManaged ? [openShift] : [])];
}

/** Whether OpenShift makes and rotates it: nobody else is to touch it. */
export function isOpenShifts(managers: readonly string[]): boolean {
  return managers.includes(openShift);
}

/** The tools that own an object, by its labels and annotations. */
function managersOf(metadata: JsonObject): readonly string[] {
  const found = signs.filter(({ where, key, value }) => {
    const given = textAt(objectAt(metadata, where), key);
    return value === undefined ? given !== '' : given === value;
  });
  return [...new Set(found.map(({ manager }) => manager))];
}
