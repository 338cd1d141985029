import { setDefault, objectsOf } from '../defaults/pod-defaults.ts';
import { kindFor } from '../kinds.ts';
import {
  asArray,
  asObject,
  asString,
  cloneJson,
  type JsonObject,
  type KubeObject,
  type NewObject,
} from '../objects.ts';
import { forbidden } from '../status.ts';
import { type ObjectStore } from '../store.ts';

const TOKEN_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';
const MIRROR = 'kubernetes.io/config.mirror';
const ENFORCE = 'kubernetes.io/enforce-mountable-secrets';

/**
 * The ServiceAccount plugin on a new pod (k/k plugin/pkg/admission/serviceaccount/admission.go): the account must
 * exist, its pull secrets are copied only where the pod names none, its token is mounted. Edits `pod`.
 */
export function admitServiceAccount(store: ObjectStore, namespace: string, pod: NewObject): void {
  const spec = asObject(pod['spec'] ?? null);
  if (spec === undefined || pod.metadata.annotations?.[MIRROR] !== undefined) return;
  const name = asString(spec['serviceAccountName']) || 'default';
  spec['serviceAccountName'] = name;
  spec['serviceAccount'] = name;
  const account = store.get('serviceaccounts', namespace, name);
  if (account === undefined) {
    const why = `error looking up service account ${namespace}/${name}: serviceaccount "${name}" not found`;
    throw forbidden(kindFor('pods'), pod.metadata.name ?? '', why);
  }
  checkMountable(account, spec, pod.metadata.name ?? '');
  const listed = asArray(spec['imagePullSecrets']);
  const offered = asArray(account['imagePullSecrets']);
  if (listed.length === 0 && offered.length > 0) spec['imagePullSecrets'] = cloneJson(offered);
  if ((spec['automountServiceAccountToken'] ?? account['automountServiceAccountToken']) !== false) {
    mountToken(spec, `kube-api-access-${store.random.suffix(5)}`);
  }
}

function checkMountable(account: KubeObject, spec: JsonObject, pod: string): void {
  if (account.metadata.annotations?.[ENFORCE] !== 'true') return;
  const allowed = objectsOf(account, 'imagePullSecrets').map((reference) => reference['name']);
  const index = objectsOf(spec, 'imagePullSecrets').findIndex(
    (reference) => !allowed.includes(reference['name'] ?? null),
  );
  if (index < 0) return;
  const secret = asString(objectsOf(spec, 'imagePullSecrets')[index]?.['name']);
  const why = `imagePullSecrets[${index}].name="${secret}" is not allowed because service account ${account.metadata.name} does not reference that imagePullSecret`;
  throw forbidden(kindFor('pods'), pod, why);
}

function mountToken(spec: JsonObject, volume: string): void {
  const containers = [...objectsOf(spec, 'initContainers'), ...objectsOf(spec, 'containers')];
  const bare = containers.filter(
    (container) => !objectsOf(container, 'volumeMounts').some((mount) => mount['mountPath'] === TOKEN_PATH),
  );
  if (bare.length === 0) return;
  for (const container of bare) {
    const mount = { name: volume, readOnly: true, mountPath: TOKEN_PATH };
    container['volumeMounts'] = [...asArray(container['volumeMounts']), mount];
  }
  setDefault(spec, 'volumes', []);
  const certificate = { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] };
  const namespace = { path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } };
  const sources = [
    { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
    { configMap: certificate },
    { downwardAPI: { items: [namespace] } },
  ];
  spec['volumes'] = [...asArray(spec['volumes']), { name: volume, projected: { sources, defaultMode: 420 } }];
}
