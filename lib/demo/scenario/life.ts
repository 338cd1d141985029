import { asObject, type KubeObject, member } from '#lib/demo/api-server/objects.ts';
import { type ObjectStore } from '#lib/demo/api-server/store.ts';
import { type Random } from '#lib/demo/random.ts';
import { timestamp } from '#lib/demo/api-server/time.ts';
import { minutes } from './model.ts';

const SHORTEST_PAUSE = minutes(2);
const LONGEST_PAUSE = minutes(7);

/** Somebody restarts something healthy every few minutes: what the images are stays as it was. */
export function startLife(store: ObjectStore, random: Random): { stop(): void } {
  let cancel = (): void => undefined;
  const later = (): void => {
    const pause = SHORTEST_PAUSE + random.integer(LONGEST_PAUSE - SHORTEST_PAUSE);
    cancel = store.clock.setTimeout(() => {
      restartOne(store, random);
      later();
    }, pause);
  };
  later();
  return { stop: () => cancel() };
}

/** Workloads that can be restarted without adding to what fails. */
const restartable: readonly string[] = [
  'catalog/catalog-api',
  'search/suggest',
  'search/search-ui',
  'ci-runners/jvm-builder',
  'observability/grafana',
  'observability/report-runner',
  'payments/fraud-scorer',
  'ml-platform/embedder-amd',
];

function restartOne(store: ObjectStore, random: Random): void {
  const [namespace = '', name = ''] = random.pick(restartable).split('/');
  const deployment = store.get('deployments', namespace, name);
  if (deployment === undefined || !isHealthy(deployment)) return;
  store.mutate('deployments', namespace, name, (draft) => {
    const template = asObject(member(draft['spec'], 'template')) ?? {};
    const metadata = asObject(template['metadata']) ?? {};
    const restartedAt = timestamp(store.clock.now());
    const annotations = {
      ...asObject(metadata['annotations']),
      'kubectl.kubernetes.io/restartedAt': restartedAt,
    };
    const restarted = { ...template, metadata: { ...metadata, annotations } };
    return { ...draft, spec: { ...asObject(draft['spec']), template: restarted } };
  });
}

function isHealthy(deployment: KubeObject): boolean {
  const wanted = member(deployment['spec'], 'replicas');
  const status = deployment['status'];
  return member(status, 'availableReplicas') === wanted && member(status, 'replicas') === wanted;
}
