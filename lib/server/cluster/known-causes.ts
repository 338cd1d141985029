import 'server-only';
import type { ContainerRecord, PodRecord } from '#lib/domain/pod/record.ts';
import type { PodStore } from '#lib/server/cluster/pod-store.ts';

/** A waiting message that told a cause, kept after the cluster itself shows it no longer. */
export type KnownCause = { reason: string; message: string; image: string };

const mostPods = 20_000;
const bareBackOff = /^Back-off pulling image "[^"]*"$/;

/**
 * The last waiting message with a cause in it, per container. Older kubelets say why only in the moment of the attempt
 * and "Back-off pulling image" in between. Best effort: as long as this process lives, for the last 20,000 pods that
 * waited. Whoever shows one must say that it is remembered.
 */
export class KnownCauses {
  readonly #byPod = new Map<string, Map<string, KnownCause>>();

  constructor(pods: PodStore) {
    pods.subscribe(({ before, after }) => {
      if (after !== null) this.#look(after);
      else if (before !== null) this.#byPod.delete(before.uid);
    });
  }

  /** What was last said for this container's present image; null when its own message says it, or nothing was seen. */
  of(pod: PodRecord, container: ContainerRecord): KnownCause | null {
    if (!isBare(container)) return null;
    const known = this.#byPod.get(pod.uid)?.get(container.name) ?? null;
    return known !== null && known.image === container.image ? known : null;
  }

  #look(pod: PodRecord): void {
    const causes = this.#byPod.get(pod.uid);
    for (const container of pod.containers) {
      const { name, image, state } = container;
      if (state.is === 'running' || state.is === 'terminated') causes?.delete(name);
      if (state.is === 'waiting' && state.message !== '' && !isBare(container)) {
        this.#keep(pod.uid, name, { reason: state.reason, message: state.message, image });
      }
    }
    if (causes?.size === 0) this.#byPod.delete(pod.uid);
  }

  #keep(uid: string, container: string, cause: KnownCause): void {
    const causes = this.#byPod.get(uid) ?? new Map<string, KnownCause>();
    causes.set(container, cause);
    this.#byPod.delete(uid);
    this.#byPod.set(uid, causes);
    if (this.#byPod.size <= mostPods) return;
    const oldest = this.#byPod.keys().next().value;
    if (oldest !== undefined) this.#byPod.delete(oldest);
  }
}

function isBare({ state }: ContainerRecord): boolean {
  if (state.is !== 'waiting') return false;
  return state.reason === 'ImagePullBackOff' && (state.message === '' || bareBackOff.test(state.message));
}
