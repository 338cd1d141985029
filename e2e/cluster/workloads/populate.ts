import type { Runtime } from '#e2e/cluster/containerd.ts';
import { moveTag } from '#e2e/cluster/images.ts';
import { mustCall, type Access } from '#e2e/cluster/kube-client.ts';
import { waitUntil } from '#e2e/cluster/process.ts';
import type { Registries } from '#e2e/cluster/registries.ts';
import type { Run } from '#e2e/cluster/run.ts';
import { apply } from '#e2e/cluster/workloads/apply.ts';
import { healthyScenes } from '#e2e/cluster/workloads/healthy.ts';
import { notCreatedScenes } from '#e2e/cluster/workloads/not-created.ts';
import { sceneLabel, type KubeObject } from '#e2e/cluster/workloads/objects.ts';
import { refusedScenes } from '#e2e/cluster/workloads/refused.ts';
import type { Scene } from '#e2e/cluster/workloads/scene.ts';
import { unfitSecretScenes } from '#e2e/cluster/workloads/unfit-secrets.ts';
import { unreachableScenes } from '#e2e/cluster/workloads/unreachable.ts';

type Pod = { metadata: { labels?: Record<string, string> }; status: { phase?: string } };

/** Scenes whose images later ones rely on. */
const withImages = ['healthy-linked', 'healthy-moving-tag'];

/** Pods must find their account and secrets when they are made, so these go first. */
const first = ['ResourceQuota', 'Secret', 'ServiceAccount'];

/** Every scene that a cluster with this runtime can show. */
export function allScenes(registries: Registries, runtime: Runtime): Scene[] {
  const wrongAccount = { username: registries.account.username, password: 'changed-last-month' };
  const stage = { ...registries, wrongAccount };
  return [
    ...healthyScenes(stage),
    ...unreachableScenes(stage),
    ...refusedScenes(stage),
    ...unfitSecretScenes(stage),
    ...notCreatedScenes(stage),
  ].filter((scene) => scene.onlyOn === undefined || scene.onlyOn === runtime);
}

/** Plays the scenes: first those that stand alone, then those that need a pod or an image of another one. */
export async function populate(
  run: Run,
  root: Access,
  registries: Registries,
  scenes: readonly Scene[],
): Promise<void> {
  const [alone, late] = [scenes.filter((scene) => !scene.after), scenes.filter((scene) => scene.after)];
  await applyInOrder(root, alone);
  const withPods = late.filter((scene) => scene.after === 'pod-present').map((scene) => scene.shows);
  const settled = async (): Promise<boolean> => {
    const { items } = await mustCall<{ items: Pod[] }>(root, { method: 'GET', path: '/api/v1/pods' });
    const shown = (pods: readonly Pod[]): string[] =>
      pods.map((pod) => pod.metadata.labels?.[sceneLabel] ?? '');
    const running = shown(items.filter((pod) => pod.status.phase === 'Running'));
    return (
      withImages.every((name) => running.includes(name)) &&
      withPods.every((name) => shown(items).includes(name))
    );
  };
  await waitUntil(run, 'the first workloads', settled, {
    needs: ['kubelet', 'containerd', 'kube-apiserver'],
  });
  await applyInOrder(root, late);
  await moveStorefront(root, registries);
}

/** Two pods of one Deployment run different images under the same tag. */
async function moveStorefront(root: Access, registries: Registries): Promise<void> {
  await moveTag(registries.pushTo, '2');
  await mustCall(root, {
    method: 'PATCH',
    path: '/apis/apps/v1/namespaces/catalog/deployments/storefront',
    contentType: 'application/merge-patch+json',
    body: { spec: { replicas: 2 } },
  });
}

async function applyInOrder(root: Access, scenes: readonly Scene[]): Promise<void> {
  const objects = scenes.flatMap((scene) => scene.objects);
  const isFirst = (object: KubeObject): boolean => first.includes(object.kind);
  await apply(root, objects.filter(isFirst));
  await apply(
    root,
    objects.filter((object) => !isFirst(object)),
  );
}
