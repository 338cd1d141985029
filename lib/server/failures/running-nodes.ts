import 'server-only';
import type { Context } from '../context.ts';
import { sees, type Visible } from '../identity/access.ts';
import { containerPull } from '../pods/container-pull.ts';

/** The nodes on which an image (as written) runs or ran in pods this person may see, each once, in order. */
export function runningNodes({ pullport }: Context, visible: Visible, image: string): string[] {
  const nodes = new Set<string>();
  for (const pod of pullport.live.pods.by('image', image)) {
    if (pod.node === '' || nodes.has(pod.node) || !sees(visible, pod.namespace)) continue;
    const runs = pod.containers.some((container) => {
      if (container.image !== image) return false;
      const { state } = containerPull(pod, container, pullport.podIndex.remembered);
      return state === 'running' || state === 'completed';
    });
    if (runs) nodes.add(pod.node);
  }
  return [...nodes].sort();
}
