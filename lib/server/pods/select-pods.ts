import 'server-only';
import type { FacetValue } from '#lib/api/common.ts';
import { pullStates, referenceForms, type PodFacet, type PullStateName } from '#lib/api/pods.ts';
import { pullCauses } from '#lib/domain/pull/causes.ts';
import { stateLabels, policyLabels, referenceLabels, causeLabels, breakFacetLabel } from './facet-labels.ts';
import type { PodIndex, PodSort } from './pod-index.ts';
import { bitsPerState, mostPerState, policyFacetValues, type PodSummary } from './pod-summary.ts';
import type { BreakKeysOf, PodTest, PodTests } from './pod-tests.ts';

export type Selection = {
  rows: PodSummary[];
  total: number;
  facets: Record<PodFacet, FacetValue[]>;
  /** Containers by state, over all rows. */
  counts: Record<PullStateName, number>;
};

type SelectOptions = {
  index: PodIndex;
  tests: PodTests;
  sort: PodSort;
  direction: 'ascending' | 'descending';
  /** The rows from `from` on, `size` of them at most. */
  from: number;
  size: number;
  isVisible: (namespace: number) => boolean;
  breakKeysOf: BreakKeysOf;
};

/**
 * One pass over all pods in order: who passes every filter is a row, who misses just one facet's filter is counted in
 * that facet alone, so that each facet counts what choosing in it would give.
 */
export function selectPods(options: SelectOptions): Selection {
  const { tests, from, size, isVisible } = options;
  const ordered = options.index.ordered(options.sort);
  const counter = new FacetCounter(options.index, options.breakKeysOf);
  const rows: PodSummary[] = [];
  const step = options.direction === 'ascending' ? 1 : -1;
  let total = 0;
  for (let at = step === 1 ? 0 : ordered.length - 1; at >= 0 && at < ordered.length; at += step) {
    const summary = ordered[at];
    if (summary === undefined || !isVisible(summary.namespace) || !passes(tests.others, summary)) continue;
    const missed = missedFacet(tests, summary);
    if (missed === 'several') continue;
    if (missed !== 'none') {
      counter.countOne(missed, summary);
      continue;
    }
    counter.countAll(summary);
    if (total >= from && rows.length < size) rows.push(summary);
    total += 1;
  }
  return { rows, total, facets: counter.facets(), counts: counter.containers() };
}

function passes(tests: readonly PodTest[], summary: PodSummary): boolean {
  for (const test of tests) if (!test(summary)) return false;
  return true;
}

function missedFacet({ facets }: PodTests, summary: PodSummary): PodFacet | 'none' | 'several' {
  let missed: PodFacet | 'none' = 'none';
  for (const [facet, test] of facets) {
    if (test(summary)) continue;
    if (missed !== 'none') return 'several';
    missed = facet;
  }
  return missed;
}

/** Counts by number in arrays; names come back only when the answer is written. */
class FacetCounter {
  readonly #index: PodIndex;
  readonly #breakKeysOf: BreakKeysOf;
  readonly #states = new Uint32Array(pullStates.length);
  readonly #containers = new Uint32Array(pullStates.length);
  readonly #causes = new Uint32Array(pullCauses.length);
  readonly #policies = new Uint32Array(policyFacetValues.length);
  readonly #references = new Uint32Array(referenceForms.length);
  readonly #namespaces: Uint32Array;
  readonly #nodes: Uint32Array;
  readonly #registries: Uint32Array;
  readonly #breaks = new Map<string, number>();

  constructor(index: PodIndex, breakKeysOf: BreakKeysOf) {
    this.#index = index;
    this.#breakKeysOf = breakKeysOf;
    this.#namespaces = new Uint32Array(index.names.namespaces.size);
    this.#nodes = new Uint32Array(index.names.nodes.size);
    this.#registries = new Uint32Array(index.names.registries.size);
  }

  // Written out, without the loop over facets: this is where a list of 50,000 pods spends its time.
  countAll(summary: PodSummary): void {
    add(this.#states, summary.state, 1);
    add(this.#namespaces, summary.namespace, 1);
    add(this.#nodes, summary.node, 1);
    for (const registry of summary.registries) add(this.#registries, registry, 1);
    if (summary.causeMask !== 0) addBits(this.#causes, summary.causeMask);
    addBits(this.#policies, summary.policyMask);
    addBits(this.#references, summary.referenceMask);
    if (summary.failing.length > 0) this.#countBreaks(summary);
    addStates(this.#containers, summary.stateCounts);
  }

  countOne(facet: PodFacet, summary: PodSummary): void {
    switch (facet) {
      case 'pull':
        return add(this.#states, summary.state, 1);
      case 'namespace':
        return add(this.#namespaces, summary.namespace, 1);
      case 'node':
        return add(this.#nodes, summary.node, 1);
      case 'registry':
        return summary.registries.forEach((registry) => add(this.#registries, registry, 1));
      case 'cause':
        return addBits(this.#causes, summary.causeMask);
      case 'policy':
        return addBits(this.#policies, summary.policyMask);
      case 'reference':
        return addBits(this.#references, summary.referenceMask);
      case 'break':
        return this.#countBreaks(summary);
    }
  }

  facets(): Record<PodFacet, FacetValue[]> {
    const { names } = this.#index;
    return {
      pull: closed(pullStates, this.#states, stateLabels),
      cause: closed(pullCauses, this.#causes, causeLabels)
        .filter(({ count }) => count > 0)
        .sort(byCount),
      break: [...this.#breaks]
        .map(([value, count]) => ({ value, label: breakFacetLabel(value), count }))
        .sort(byCount),
      namespace: open(names.namespaces.names(), this.#namespaces),
      registry: open(names.registries.names(), this.#registries),
      policy: closed(policyFacetValues, this.#policies, policyLabels),
      reference: closed(referenceForms, this.#references, referenceLabels),
      node: open(names.nodes.names(), this.#nodes).filter(({ value }) => value !== ''),
    };
  }

  containers(): Record<PullStateName, number> {
    return Object.fromEntries(pullStates.map((state, at) => [state, this.#containers[at] ?? 0])) as Record<
      PullStateName,
      number
    >;
  }

  #countBreaks(summary: PodSummary): void {
    if (summary.failing.length === 0) return;
    for (const key of new Set(this.#breakKeysOf(summary)))
      this.#breaks.set(key, (this.#breaks.get(key) ?? 0) + 1);
  }
}

function add(counts: Uint32Array, at: number, more: number): void {
  counts[at] = (counts[at] ?? 0) + more;
}

function addBits(counts: Uint32Array, mask: number): void {
  for (let bits = mask, at = 0; bits !== 0; bits >>>= 1, at += 1) if ((bits & 1) === 1) add(counts, at, 1);
}

/** Five bits per state, see PodSummary.stateCounts. */
function addStates(counts: Uint32Array, packed: number): void {
  for (let rest = packed, state = 0; rest !== 0; rest >>>= bitsPerState, state += 1) {
    add(counts, state, rest & mostPerState);
  }
}

function closed<Value extends string>(
  values: readonly Value[],
  counts: Uint32Array,
  labels: Record<Value, string>,
): FacetValue[] {
  return values.map((value, at) => ({ value, label: labels[value], count: counts[at] ?? 0 }));
}

/** Values as they occur, most first; those that occur nowhere in the result are left out. */
function open(values: readonly string[], counts: Uint32Array): FacetValue[] {
  return values
    .map((value, at) => ({ value, label: value, count: counts[at] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort(byCount);
}

function byCount(left: FacetValue, right: FacetValue): number {
  return right.count - left.count || (left.value < right.value ? -1 : 1);
}
