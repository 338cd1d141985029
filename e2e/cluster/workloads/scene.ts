import type { Registries } from '#e2e/cluster/registries.ts';
import type { KubeObject, PodOptions } from '#e2e/cluster/workloads/objects.ts';
import { barePod, workload } from '#e2e/cluster/workloads/objects.ts';

/** Something to be seen in the cluster, by the name of what it shows. */
export type Scene = {
  shows: string;
  objects: readonly KubeObject[];
  /**
   * `image-present`: only after another scene's pod brought the image to the node. `pod-present`: these objects
   * come once the scene's pods exist, such as a link that comes too late.
   */
  after?: 'image-present' | 'pod-present';
  /** Shown by containerd 2 alone: 1.6 has neither image volumes nor image verifiers. */
  onlyOn?: 'containerd-2';
};

/** What scenes are made of. */
export type Stage = Registries & {
  /** A credential of the right user with a wrong password. */
  wrongAccount: { username: string; password: string };
};

/** A scene with one Deployment that shows it. */
export function deploymentScene(
  shows: string,
  namespace: string,
  name: string,
  options: PodOptions & { replicas?: number },
  others: readonly KubeObject[] = [],
): Scene {
  return { shows, objects: [...others, workload('Deployment', { namespace, name, shows }, options)] };
}

/** A scene with one pod without an owner. */
export function podScene(
  shows: string,
  namespace: string,
  name: string,
  options: PodOptions,
  others: readonly KubeObject[] = [],
): Scene {
  return { shows, objects: [...others, barePod({ namespace, name, shows }, options)] };
}
