import { setTimeout as delay } from 'node:timers/promises';
import type { Runtime } from '#e2e/cluster/containerd.ts';
import { moveTag } from '#e2e/cluster/images.ts';
import { mustCall, type Access } from '#e2e/cluster/kube-client.ts';
import type { Registries } from '#e2e/cluster/registries.ts';
import { apply } from '#e2e/cluster/workloads/apply.ts';
import { healthyScenes } from '#e2e/cluster/workloads/healthy.ts';
import { notCreatedScenes } from '#e2e/cluster/workloads/not-created.ts';
import { sceneLabel, type KubeObject } from '#e2e/cluster/workloads/objects.ts';
import { refusedScenes } from '#e2e/cluster/workloads/refused.ts';
import type { Scene } from '#e2e/cluster/workloads/scene.ts';
import { unreachableScenes } from '#e2e/cluster/workloads/unreachable.ts';

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
    ...notCreatedScenes(stage),
  ].filter((scene) => scene.onlyOn === undefined || scene.onlyOn === runtime);
}

/** Plays the scenes: first those that stand alone, then those that need a pod or an image of another one. */
export async function populate(
  root: Access,
  registries: Registries,
  scenes: readonly Scene[],
): Promise<void> {
  await applyInOrder(
    root,
    scenes.filter((scene) => scene.after === undefined),
  );
  const late = scenes.filter((scene) => scene.after !== undefined);
  await Promise.all(
    late.map((scene) => untilPodsExist(root, scene.after === 'pod-present' ? scene.shows : 'healthy-linked')),
  );
  await untilRunning(root, 'healthy-linked');
  await untilRunning(root, 'healthy-moving-tag');
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

type PodStatus = { status?: { phase?: string } };

async function untilPodsExist(root: Access, shows: string): Promise<void> {
  await untilPods(root, shows, (pods) => pods.length > 0);
}

async function untilRunning(root: Access, shows: string): Promise<void> {
  await untilPods(root, shows, (pods) => pods.some((pod) => pod.status?.phase === 'Running'));
}

async function untilPods(
  root: Access,
  shows: string,
  enough: (pods: readonly PodStatus[]) => boolean,
): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    const list = await mustCall<{ items: PodStatus[] }>(root, {
      method: 'GET',
      path: `/api/v1/pods?labelSelector=${sceneLabel}%3D${shows}`,
    });
    if (enough(list.items)) return;
    if (Date.now() > end)
      throw new Error(`The pods of "${shows}" did not come within 60 s; see the kubelet's log.`);
    await delay(200);
  }
}
