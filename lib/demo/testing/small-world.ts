import { type Cluster } from '#lib/demo/api-server/cluster.ts';
import { createObject } from '#lib/demo/api-server/create.ts';
import { type ResourceName } from '#lib/demo/api-server/kinds.ts';
import {
  type JsonObject,
  type JsonValue,
  type KubeObject,
  type NewObject,
  asArray,
  asString,
  member,
} from '#lib/demo/api-server/objects.ts';
import { ObjectStore } from '#lib/demo/api-server/store.ts';
import { type ManualClock, manualClock } from '#lib/demo/clock.ts';
import { startControllers } from '#lib/demo/controllers.ts';
import { EventRecorder } from '#lib/demo/event-recorder.ts';
import { startKubelets } from '#lib/demo/kubelet.ts';
import { seededRandom } from '#lib/demo/random.ts';
import { Registries } from '#lib/demo/registries.ts';
import { companyNodes, nodeObject } from '#lib/demo/scenario/nodes.ts';
import { stock } from '#lib/demo/scenario/registries/shelf.ts';
import { base64 } from '#lib/demo/scenario/secrets.ts';

export const registryHost = 'registry.test:5000';
const account = { username: 'puller', password: 'right' };

/** One namespace `shop`, four nodes and one registry with a private and a public repository: enough to watch a rule at work. */
export type SmallWorld = {
  clock: ManualClock;
  store: ObjectStore;
  cluster: Cluster;
  registries: Registries;
  create(resource: ResourceName, object: NewObject): KubeObject;
  pods(): KubeObject[];
  seconds(count: number): void;
  events(reason: string): KubeObject[];
};

export function smallWorld(): SmallWorld {
  const clock = manualClock(Date.UTC(2026, 0, 5, 9));
  const store = new ObjectStore({ clock, random: seededRandom(3) });
  const cluster: Cluster = { store, plugins: new Set() };
  const shelf = {
    host: registryHost,
    flavour: 'htpasswd',
    bytesPerSecond: 50_000_000,
    accounts: [{ ...account, from: 0, until: Number.POSITIVE_INFINITY, mayPull: [] }],
    repositories: {
      'team/app': { size: 50, tags: { '1': 9, '2': 1 } },
      'team/open': { size: 5, tags: { '1': 9 }, isPublic: true },
      'team/huge': { size: 30_000, tags: { '1': 9 }, isPublic: true },
    },
  } as const;
  const registries = new Registries([stock(shelf, clock.now())]);
  const recorder = new EventRecorder(store);
  const nodes = companyNodes(clock.now()).slice(0, 4);
  const create = (resource: ResourceName, object: NewObject): KubeObject =>
    createObject(cluster, resource, object.metadata.namespace ?? '', object, {
      dryRun: false,
      fieldManager: 'test',
    });
  for (const node of nodes) store.create('nodes', nodeObject(node, clock.now()));
  startKubelets({ store, registries, recorder, nodes });
  startControllers({ store, recorder, createPod: (pod) => create('pods', pod) });
  create('namespaces', { metadata: { name: 'shop' } });
  clock.advance(1_000);
  return {
    clock,
    store,
    cluster,
    registries,
    create,
    pods: () => store.list('pods', { namespace: 'shop' }),
    seconds: (count) => clock.advance(count * 1_000),
    events: (reason) =>
      store.list('events', { namespace: 'shop' }).filter((event) => event['reason'] === reason),
  };
}

/** A pod in `shop` with one container. */
export function podWith(image: string, spec: JsonObject = {}, container: JsonObject = {}): NewObject {
  return {
    metadata: { generateName: 'app-', namespace: 'shop' },
    spec: { containers: [{ name: 'app', image, ...container }], ...spec },
  };
}

export function deploymentOf(image: string, replicas: number, spec: JsonObject = {}): NewObject {
  const template = {
    metadata: { labels: { app: 'app' } },
    spec: { containers: [{ name: 'app', image }], ...spec },
  };
  const selector = { matchLabels: { app: 'app' } };
  return { metadata: { name: 'app', namespace: 'shop' }, spec: { replicas, selector, template } };
}

export function pullSecretWith(password: string, key: string = registryHost): NewObject {
  const entry = { username: account.username, password, auth: base64(`${account.username}:${password}`) };
  const document = JSON.stringify({ auths: { [key]: entry } });
  return {
    metadata: { name: 'pull', namespace: 'shop' },
    type: 'kubernetes.io/dockerconfigjson',
    data: { '.dockerconfigjson': base64(document) },
  };
}

/** `ImagePullBackOff`, `running`, `Completed`: what a container's state comes down to. */
export function stateOf(pod: KubeObject | undefined, list = 'containerStatuses', index = 0): string {
  const state = member(statusIn(pod, list, index), 'state');
  if (member(state, 'running') !== undefined) return 'running';
  return asString(member(state, 'waiting', 'reason') ?? member(state, 'terminated', 'reason'));
}

export function messageOf(pod: KubeObject | undefined): string {
  return asString(member(statusIn(pod, 'containerStatuses', 0), 'state', 'waiting', 'message'));
}

function statusIn(pod: KubeObject | undefined, list: string, index: number): JsonValue | undefined {
  return asArray(member(pod?.['status'], list))[index];
}
