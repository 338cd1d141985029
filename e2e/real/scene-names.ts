import type { Runtime } from '#e2e/cluster/containerd.ts';
import { allScenes } from '#e2e/cluster/workloads/populate.ts';

/** Without a pod there is no row to look at. */
const withoutPods: readonly string[] = ['account-missing'];

/** Names of the scenes with pods on this runtime; they do not depend on where the registries are. */
export function sceneNames(runtime: Runtime): string[] {
  const anywhere = { hosts: new Proxy({}, { get: () => 'host.test:1' }), account: {}, narrowAccount: {} };
  const registries = { ...anywhere, pushTo: '' } as Parameters<typeof allScenes>[0];
  const names = allScenes(registries, runtime).map(({ shows }) => shows);
  return [...new Set(names)].filter((name) => !withoutPods.includes(name));
}
