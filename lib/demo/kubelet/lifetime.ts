import { createHash } from 'node:crypto';
import { type KubeObject, member } from '#lib/demo/api-server/objects.ts';
import { type ContainerView } from './pod-view.ts';

const INIT_SHORTEST = 1_500;
const INIT_SPREAD = 6_000;
const JOB_SHORTEST = 40_000;
const JOB_SPREAD = 200_000;

/** Milliseconds a container works before it ends by itself; null for what runs until it is stopped. */
export function lifetimeOf(pod: KubeObject, container: ContainerView): number | null {
  const [first = 0] = createHash('sha256').update(`${pod.metadata.uid}/${container.name}`).digest();
  const chance = first / 256;
  if (container.role === 'init') return Math.round(INIT_SHORTEST + chance * INIT_SPREAD);
  const runsOnce = member(pod['spec'], 'restartPolicy') !== 'Always';
  if (container.role === 'app' && runsOnce) return Math.round(JOB_SHORTEST + chance * JOB_SPREAD);
  return null;
}
