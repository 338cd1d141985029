import { type KubeObject, asObject, member } from '#lib/demo/api-server/objects.ts';
import { type ObjectStore } from '#lib/demo/api-server/store.ts';
import { timestamp } from '#lib/demo/api-server/time.ts';
import { type Random } from '#lib/demo/random.ts';

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

/** Restarts one healthy Deployment as `kubectl rollout restart` does; leaves one alone that is not up. */
export function restartOne(store: ObjectStore, random: Random): void {
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
