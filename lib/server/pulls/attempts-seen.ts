import 'server-only';
import type { ContainerRecord, PodRecord } from '#lib/domain/pod/record.ts';
import type { PodSource } from '../pods/pod-index.ts';

const perContainer = 3;
const mostPods = 20_000;

/**
 * When pulls were attempted, as far as this process saw it: the state turns to ErrImagePull after each attempt and to
 * ImagePullBackOff in between. The API has no field for it; estimates of the next attempt rest on this.
 */
export class AttemptsSeen {
  readonly #byPod = new Map<string, Map<string, number[]>>();
  readonly #now: () => number;

  constructor(source: PodSource, now: () => number) {
    this.#now = now;
    source.subscribe(({ before, after }) => {
      if (after === null) {
        if (before !== null) this.#byPod.delete(before.uid);
        return;
      }
      // Of a pod seen for the first time it is not known when its state turned.
      if (before !== null) this.#compare(before, after);
    });
  }

  /** Epoch milliseconds, oldest first. */
  of(uid: string, container: string): readonly number[] {
    return this.#byPod.get(uid)?.get(container) ?? [];
  }

  #compare(before: PodRecord, after: PodRecord): void {
    for (const container of after.containers) {
      if (!wasRefused(container)) continue;
      const earlier = before.containers.find(({ name }) => name === container.name);
      if (earlier === undefined || wasRefused(earlier)) continue;
      this.#keep(after.uid, container.name);
    }
  }

  #keep(uid: string, container: string): void {
    const seen = this.#byPod.get(uid) ?? new Map<string, number[]>();
    seen.set(container, [...(seen.get(container) ?? []), this.#now()].slice(-perContainer));
    this.#byPod.delete(uid);
    this.#byPod.set(uid, seen);
    if (this.#byPod.size <= mostPods) return;
    const oldest = this.#byPod.keys().next().value;
    if (oldest !== undefined) this.#byPod.delete(oldest);
  }
}

function wasRefused({ state }: ContainerRecord): boolean {
  return state.is === 'waiting' && state.reason === 'ErrImagePull';
}
