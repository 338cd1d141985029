/** What every object sent to the API server has. */
export type KubeObject = {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Record<string, string> };
  [field: string]: unknown;
};

type Subject = { kind: 'User' | 'Group' | 'ServiceAccount'; name: string; namespace?: string };

/** The label by which tests and the recorder find the pods of a scene. */
export const sceneLabel = 'pullport.test/shows';

export type PodOptions = {
  image: string;
  policy?: 'Always' | 'IfNotPresent' | 'Never';
  /** Names of secrets the pod lists itself. */
  pullSecrets?: readonly string[];
  serviceAccount?: string;
  command?: readonly string[];
  restartPolicy?: 'Never' | 'OnFailure';
  initImage?: string;
  sidecarImage?: string;
  /** Reference of an image mounted as a volume. */
  volumeImage?: string;
};

type Place = { namespace: string; name: string; shows: string };

/** A namespace. */
export function namespaceObject(name: string): KubeObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

/** A ServiceAccount that lists these pull secrets. */
export function serviceAccount(namespace: string, name: string, pullSecrets: readonly string[]): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { namespace, name },
    ...(pullSecrets.length > 0 ? { imagePullSecrets: names(pullSecrets) } : {}),
  };
}

/** A ClusterRole with these rules. */
export function clusterRole(name: string, rules: readonly object[]): KubeObject {
  return { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name }, rules };
}

/** Gives a ClusterRole in the whole cluster. */
export function bindRole(name: string, role: string, subject: Subject): KubeObject {
  return { ...binding(name, role, subject), kind: 'ClusterRoleBinding', metadata: { name: `corp:${name}` } };
}

/** Gives a ClusterRole in one namespace. */
export function namespacedBinding(
  namespace: string,
  name: string,
  role: string,
  subject: Subject,
): KubeObject {
  return { ...binding(name, role, subject), kind: 'RoleBinding', metadata: { namespace, name } };
}

/** A pod that belongs to nobody. */
export function barePod(place: Place, options: PodOptions): KubeObject {
  return { apiVersion: 'v1', kind: 'Pod', metadata: metadata(place), spec: podSpec(options) };
}

/** A workload of the apps group whose pods all come from one template. */
export function workload(
  kind: 'Deployment' | 'StatefulSet' | 'DaemonSet',
  place: Place,
  options: PodOptions & { replicas?: number },
): KubeObject {
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: metadata(place),
    spec: {
      ...(kind === 'DaemonSet' ? {} : { replicas: options.replicas ?? 1 }),
      ...(kind === 'StatefulSet' ? { serviceName: place.name } : {}),
      selector: { matchLabels: { app: place.name } },
      template: template(place, options),
    },
  };
}

/** A Job that runs once. */
export function job(place: Place, options: PodOptions): KubeObject {
  return { apiVersion: 'batch/v1', kind: 'Job', metadata: metadata(place), spec: jobSpec(place, options) };
}

/** A CronJob that runs every minute, one run at a time. */
export function cronJob(place: Place, options: PodOptions): KubeObject {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: metadata(place),
    spec: {
      schedule: '* * * * *',
      concurrencyPolicy: 'Forbid',
      jobTemplate: { spec: jobSpec(place, options) },
    },
  };
}

function jobSpec(place: Place, options: PodOptions): object {
  return { backoffLimit: 1, template: template(place, { restartPolicy: 'Never', ...options }) };
}

function template(place: Place, options: PodOptions): object {
  return { metadata: { labels: labels(place) }, spec: podSpec(options) };
}

function podSpec(options: PodOptions): object {
  const { image, policy, command, volumeImage } = options;
  const app = {
    name: 'app',
    image,
    ...(policy ? { imagePullPolicy: policy } : {}),
    ...(command ? { command } : {}),
    ...(volumeImage ? { volumeMounts: [{ name: 'model', mountPath: '/model' }] } : {}),
  };
  return {
    automountServiceAccountToken: false,
    terminationGracePeriodSeconds: 1,
    containers: [app, ...(options.sidecarImage ? [{ name: 'proxy', image: options.sidecarImage }] : [])],
    ...(options.initImage
      ? { initContainers: [{ name: 'migrate', image: options.initImage, command: ['true'] }] }
      : {}),
    ...(volumeImage ? { volumes: [{ name: 'model', image: { reference: volumeImage } }] } : {}),
    ...(options.pullSecrets ? { imagePullSecrets: names(options.pullSecrets) } : {}),
    ...(options.serviceAccount ? { serviceAccountName: options.serviceAccount } : {}),
    ...(options.restartPolicy ? { restartPolicy: options.restartPolicy } : {}),
  };
}

function metadata(place: Place): KubeObject['metadata'] {
  return { namespace: place.namespace, name: place.name, labels: labels(place) };
}

function labels(place: Place): Record<string, string> {
  return { app: place.name, [sceneLabel]: place.shows };
}

function binding(name: string, role: string, subject: Subject): KubeObject {
  const group = 'rbac.authorization.k8s.io';
  return {
    apiVersion: `${group}/v1`,
    kind: 'RoleBinding',
    metadata: { name },
    roleRef: { apiGroup: group, kind: 'ClusterRole', name: role },
    subjects: [subject.kind === 'ServiceAccount' ? subject : { ...subject, apiGroup: group }],
  };
}

function names(list: readonly string[]): { name: string }[] {
  return list.map((name) => ({ name }));
}
