import { callCluster, mustCall } from '#e2e/cluster/kube-client.ts';
import { apply } from '#e2e/cluster/workloads/apply.ts';
import { sceneLabel, type KubeObject } from '#e2e/cluster/workloads/objects.ts';
import type { Json } from '#e2e/contract/client.ts';
import { eventually } from '#e2e/contract/eventually.ts';
import { outsideActs } from '#e2e/real/outside-acts.ts';
import { deletePod, isPressable, press, type Presser, type Remedy } from '#e2e/real/press.ts';
import type { Explanation } from '#lib/api/explanation.ts';
import { breakKey } from '#lib/domain/pull/hops.ts';
import { api } from '#lib/paths.ts';

/** Milliseconds that one look at all pods serves. */
const sight = 1_000;

/** Cures scenes as a person would, who reads what the product says and presses what it offers. */
export type Healer = {
  /**
   * Looks once, and acts once where there is something new to act on. `healthy` as soon as every pod of the scene has
   * its images; else what stands in the way.
   */
  lookAfter(scene: string): Promise<string>;
  /** What was pressed for a scene, in order: `hop/code: remedy`, or `… : outside`. */
  trail(scene: string): string[];
};

/** `manifests`: of the scenes' objects, for pods that nobody else makes anew. */
export function createHealer(presser: Presser, manifests: readonly KubeObject[]): Healer {
  const trails = new Map<string, string[]>();
  const answered = new Set<string>();
  const look = remembered(() => allRows(presser));
  const trail = (scene: string): string[] => {
    const found = trails.get(scene) ?? [];
    trails.set(scene, found);
    return found;
  };

  async function answer(scene: string, explained: Explanation): Promise<void> {
    const { break: at, podUid, remedies } = explained;
    const where = at === null ? 'nothing' : breakKey(at);
    const once = `${scene} ${podUid} ${where}`;
    if (explained.pending || at === null || answered.has(once)) return;
    answered.add(once);
    const outside = trail(scene).length === 0 ? outsideActs[scene] : undefined;
    if (outside !== undefined) {
      trail(scene).push(`${where}: outside`);
      await outside(presser, remedies[0]?.kubectl[0] ?? '');
      return retry(remedies);
    }
    const remedy = remedies.find(isPressable);
    if (remedy === undefined) return;
    trail(scene).push(`${where}: ${remedy.code}`);
    await press(presser, remedy, `heal-${scene}`);
    await follow(explained, remedy);
  }

  /** What comes after it, as its `needsNewPods` says. */
  async function follow(explained: Explanation, remedy: Remedy): Promise<void> {
    const { namespace, pod, podUid: uid, owner, remedies } = explained;
    if (['restart', 'delete-pod'].includes(remedy.action.kind)) return;
    switch (remedy.needsNewPods) {
      case 'restart':
        if (owner === null) throw new Error(`${pod} has no owner to restart.`);
        return void (await presser.product.post(api.restarts(), {
          workloads: [{ namespace, kind: owner.kind, name: owner.name }],
        }));
      case 'delete-pod':
        return deletePod(presser, { namespace, pod, uid });
      case 'recreate':
        return recreate(presser, manifests, namespace, pod);
      case 'no':
        return retry(remedies);
    }
  }

  /** Where the product offers to end the waiting, that is pressed too; else the next attempt has to come. */
  async function retry(remedies: readonly Remedy[]): Promise<void> {
    const now = remedies.find(({ code }) => code === 'retry-now');
    if (now?.action.kind === 'delete-pod') await deletePod(presser, now.action);
  }

  return {
    trail,
    async lookAfter(scene) {
      const rows = (await look()).get(scene) ?? [];
      if (rows.length === 0) return 'no pod';
      const [failing] = rows.filter((row) => failingContainer(row) !== undefined);
      if (failing === undefined) return rows.every(isHealthy) ? 'healthy' : 'on its way';
      const container = failingContainer(failing)?.['name'];
      const path = api.pull(failing['namespace'], failing['name'], container);
      const { status, body } = await presser.product.get(path);
      if (status !== 200) return `status ${status}`;
      const explained = body as Explanation;
      await answer(scene, explained);
      return `${explained.break === null ? explained.state : breakKey(explained.break)} after ${trail(scene).join(', ')}`;
    },
  };
}

/** Rows of the pods that are there at this moment and are to stay, by scene. */
async function allRows({ cluster, product }: Presser): Promise<Map<string, Json[]>> {
  type Pod = { metadata: { uid: string; deletionTimestamp?: string; labels?: Record<string, string> } };
  const { items } = await mustCall<{ items: Pod[] }>(cluster.access('admin'), {
    ...{ method: 'GET', path: '/api/v1/pods' },
  });
  const { body } = await product.get('/api/v1/pods?pageSize=500');
  const rows = new Map<string, Json>(body['items'].map((row: Json) => [row['uid'], row]));
  const byScene = new Map<string, Json[]>();
  for (const { metadata } of items) {
    const scene = metadata.labels?.[sceneLabel];
    const row = rows.get(metadata.uid);
    if (scene === undefined || metadata.deletionTimestamp !== undefined) continue;
    // A pod that the product has not seen yet is no healthy one.
    byScene.set(scene, [...(byScene.get(scene) ?? []), row ?? { containers: [] }]);
  }
  return byScene;
}

function failingContainer(row: Json): Json | undefined {
  return row['containers'].find((container: Json) => container['break'] !== null);
}

function isHealthy(row: Json): boolean {
  return ['running', 'completed'].includes(row['state']);
}

async function recreate(
  { cluster }: Presser,
  manifests: readonly KubeObject[],
  namespace: string,
  name: string,
): Promise<void> {
  const manifest = manifests.find(
    ({ kind, metadata }) => kind === 'Pod' && metadata.name === name && metadata.namespace === namespace,
  );
  if (manifest === undefined) throw new Error(`There is no manifest of pod ${name} in ${namespace}.`);
  const path = `/api/v1/namespaces/${namespace}/pods/${name}`;
  const admin = cluster.access('admin');
  await mustCall(admin, { method: 'DELETE', path: `${path}?gracePeriodSeconds=0` });
  await eventually(async () => (await callCluster(admin, { method: 'GET', path })).status === 404);
  await apply(admin, [manifest]);
}

/** One answer for all who ask within a second. */
function remembered<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let last: { at: number; value: Promise<Value> } | null = null;
  return () => {
    const now = performance.now();
    if (last === null || now - last.at > sight) last = { at: now, value: ask() };
    return last.value;
  };
}
