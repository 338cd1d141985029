import 'server-only';
import type { podSorts } from '#lib/api/pods.ts';
import type { Owner, PodRecord } from '#lib/domain/pod/record.ts';
import type { RememberedCause } from './container-pull.ts';
import { Interned } from './interned.ts';
import { podOrders } from './pod-orders.ts';
import { summarisePod, type PodNames, type PodSummary } from './pod-summary.ts';
import { SortedRows } from './sorted-rows.ts';

export type PodSort = (typeof podSorts)[number];

/** What the index needs of the live store. */
export type PodSource = {
  values(): Iterable<PodRecord>;
  subscribe(listener: (change: { before: PodRecord | null; after: PodRecord | null }) => void): () => void;
};

/** Summaries of all pods, kept in step with the live store and in the orders that lists ask for. */
export class PodIndex {
  readonly names: PodNames = {
    namespaces: new Interned(),
    nodes: new Interned(),
    registries: new Interned(),
  };
  readonly #byUid = new Map<string, PodSummary>();
  readonly #failing = new Map<string, PodSummary>();
  readonly #orders = new Map<PodSort, SortedRows<PodSummary>>();
  readonly #versions: number[] = [];
  readonly #ownerOf: (pod: PodRecord) => Owner | null;
  readonly #remembered: RememberedCause;
  #changes = 0;

  constructor(
    source: PodSource,
    context: { ownerOf: (pod: PodRecord) => Owner | null; remembered: RememberedCause },
  ) {
    this.#ownerOf = context.ownerOf;
    this.#remembered = context.remembered;
    for (const pod of source.values()) this.#put(pod);
    source.subscribe(({ before, after }) => {
      if (after === null && before !== null) this.#drop(before);
      if (after !== null) this.#put(after);
    });
  }

  get size(): number {
    return this.#byUid.size;
  }

  get(uid: string): PodSummary | null {
    return this.#byUid.get(uid) ?? null;
  }

  values(): Iterable<PodSummary> {
    return this.#byUid.values();
  }

  /** The workload at the top; asked anew each time, since ReplicaSets may become known after their pods. */
  ownerOf({ pod }: PodSummary): Owner | null {
    return this.#ownerOf(pod);
  }

  /** What a container said last that told a cause. */
  remembered: RememberedCause = (pod, container) => this.#remembered(pod, container);

  /** Those with a container whose pull does not succeed: few, so that what is dear is asked of them only. */
  failing(): Iterable<PodSummary> {
    return this.#failing.values();
  }

  /** All summaries in an order; made at its first use and kept from then on. */
  ordered(sort: PodSort): readonly PodSummary[] {
    const known = this.#orders.get(sort);
    if (known !== undefined) return known.rows();
    const made = new SortedRows(podOrders[sort], this.#byUid.values());
    this.#orders.set(sort, made);
    return made.rows();
  }

  /** Grows with every change in the given namespaces (by number), and only with those: nothing else shows in it. */
  version(isVisible: (namespace: number) => boolean): number {
    return this.#versions.reduce((sum, version, namespace) => sum + (isVisible(namespace) ? version : 0), 0);
  }

  #put(pod: PodRecord): void {
    const before = this.#byUid.get(pod.uid);
    this.#changes += 1;
    const after = summarisePod(pod, this.#changes, this.names, this.#remembered);
    this.#byUid.set(pod.uid, after);
    if (after.failing.length > 0) this.#failing.set(pod.uid, after);
    else this.#failing.delete(pod.uid);
    this.#versions[after.namespace] = (this.#versions[after.namespace] ?? 0) + 1;
    for (const order of this.#orders.values()) {
      if (before !== undefined) order.remove(before);
      order.add(after);
    }
  }

  #drop(pod: PodRecord): void {
    const before = this.#byUid.get(pod.uid);
    if (before === undefined) return;
    this.#byUid.delete(pod.uid);
    this.#failing.delete(pod.uid);
    this.#versions[before.namespace] = (this.#versions[before.namespace] ?? 0) + 1;
    for (const order of this.#orders.values()) order.remove(before);
  }
}
