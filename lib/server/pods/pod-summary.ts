import 'server-only';
import { policies, pullStates, referenceForms, type PullStateName } from '#lib/api/pods.ts';
import { defaultPullPolicy } from '#lib/domain/image/pull-policy.ts';
import { parseImageReference, type ParsedImage } from '#lib/domain/image/reference.ts';
import type { ContainerRecord, PodRecord } from '#lib/domain/pod/record.ts';
import { pullCauses, type PullCause } from '#lib/domain/pull/causes.ts';
import { containerPull, type ContainerPull, type RememberedCause } from './container-pull.ts';
import type { Interned } from './interned.ts';

/** Names that pods share, as numbers. */
export type PodNames = { namespaces: Interned; nodes: Interned; registries: Interned };

/** A pod reduced to what lists filter, sort and count by. Masks have one bit per value of the closed unions. */
export type PodSummary = {
  pod: PodRecord;
  /** Sequence number of the change that made this summary. */
  changed: number;
  namespace: number;
  node: number;
  state: number;
  /** Index of the container that decides the state. */
  lead: number;
  /** Indexes of the containers whose pull does not succeed. */
  failing: readonly number[];
  registries: readonly number[];
  causeMask: number;
  policyMask: number;
  referenceMask: number;
  /** Containers by state, five bits each. */
  stateCounts: number;
  /** Made at the first search, see search-text.ts. */
  searchText: string | null;
};

export const policyFacetValues = [...policies, 'differs'] as const;

/** How `stateCounts` is packed: six states of five bits. */
export const bitsPerState = 5;
export const mostPerState = 2 ** bitsPerState - 1;
/** The worst state of a pod's containers is the pod's; a running container says more than a completed one. */
const worstFirst: readonly PullStateName[] = [
  'failing',
  'waiting',
  'pulling',
  'unknown',
  'running',
  'completed',
];

/** Summarises a pod; what is read from texts and references is remembered by them, pods share most of both. */
export function summarisePod(
  pod: PodRecord,
  changed: number,
  names: PodNames,
  remembered: RememberedCause,
): PodSummary {
  const pulls = pod.containers.map((container) => containerPull(pod, container, remembered));
  const lead = leadOf(pulls);
  const registries = new Set<number>();
  let [causeMask, policyMask, referenceMask, stateCounts] = [0, 0, 0, 0];
  const failing: number[] = [];
  pod.containers.forEach((container, index) => {
    const pull = pulls[index];
    const parsed = readImage(container.image);
    if (parsed.ok) registries.add(names.registries.id(parsed.reference.registry));
    referenceMask |= 1 << referenceForms.indexOf(referenceForm(parsed));
    policyMask |= policyBits(container);
    if (pull === undefined) return;
    stateCounts = countState(stateCounts, pull.state);
    if (pull.failure !== null) failing.push(index);
    for (const code of pull.failure?.causes.map((cause) => cause.code) ?? []) causeMask |= causeBit(code);
  });
  return {
    pod,
    changed,
    namespace: names.namespaces.id(pod.namespace),
    node: names.nodes.id(pod.node),
    state: pullStates.indexOf(pulls[lead]?.state ?? 'unknown'),
    lead,
    failing,
    registries: [...registries],
    causeMask,
    policyMask,
    referenceMask,
    stateCounts,
    searchText: null,
  };
}

/** How many of a summary's containers are in a state. */
export function stateCount({ stateCounts }: PodSummary, state: number): number {
  return (stateCounts >> (state * bitsPerState)) & mostPerState;
}

export function causeBit(code: PullCause): number {
  return 1 << pullCauses.indexOf(code);
}

/** How an image is named: pinned, by tag, `latest` (written or implied), or not readable. */
export function referenceForm(parsed: ParsedImage): (typeof referenceForms)[number] {
  if (!parsed.ok) return 'invalid';
  if (parsed.reference.digest !== null) return 'digest';
  return parsed.reference.tag === 'latest' ? 'latest' : 'tag';
}

const images = new Map<string, ParsedImage>();
const imagesKept = 20_000;

/** Parses an image once: a cluster has many pods and few images. */
export function readImage(text: string): ParsedImage {
  const known = images.get(text);
  if (known !== undefined) return known;
  if (images.size >= imagesKept) images.clear();
  const parsed = parseImageReference(text);
  images.set(text, parsed);
  return parsed;
}

function leadOf(pulls: readonly ContainerPull[]): number {
  let lead = 0;
  pulls.forEach((pull, index) => {
    if (rank(pull) < rank(pulls[lead])) lead = index;
  });
  return lead;
}

/** App containers speak for the pod before others of the same state: init containers complete and say little then. */
function rank(pull: ContainerPull | undefined): number {
  if (pull === undefined) return Infinity;
  return worstFirst.indexOf(pull.state) * 2 + (pull.kind === 'app' ? 0 : 1);
}

function countState(counts: number, state: PullStateName): number {
  const shift = pullStates.indexOf(state) * bitsPerState;
  return ((counts >> shift) & mostPerState) === mostPerState ? counts : counts + (1 << shift);
}

function policyBits(container: ContainerRecord): number {
  const differs = defaultPullPolicy(container.image) !== container.policy;
  return (1 << policies.indexOf(container.policy)) | (differs ? 1 << policies.length : 0);
}
