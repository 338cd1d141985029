import 'server-only';
import { pullStates, referenceForms, type PodFacet, type PodFilters } from '#lib/api/pods.ts';
import type { Owner } from '#lib/domain/pod/record.ts';
import type { PodIndex } from './pod-index.ts';
import { causeBit, policyFacetValues, type PodSummary } from './pod-summary.ts';
import { searchText } from './search-text.ts';

export type PodTest = (summary: PodSummary) => boolean;
export type BreakKeysOf = (summary: PodSummary) => readonly string[];

/** Filters made into tests: those behind a facet by its name, all others in one list. */
export type PodTests = { facets: [PodFacet, PodTest][]; others: PodTest[] };

/** Turns the filters of a query into tests; absent filters test nothing. */
export function compileFilters(filters: PodFilters, index: PodIndex, breakKeysOf: BreakKeysOf): PodTests {
  return { facets: facetTests(filters, index, breakKeysOf), others: otherTests(filters, index) };
}

function facetTests(
  filters: PodFilters,
  { names }: PodIndex,
  breakKeysOf: BreakKeysOf,
): [PodFacet, PodTest][] {
  const tests: [PodFacet, PodTest][] = [];
  const add = (facet: PodFacet, test: PodTest) => tests.push([facet, test]);
  if (isGiven(filters.namespace)) {
    const wanted = new Set(filters.namespace.map((name) => names.namespaces.find(name)));
    add('namespace', (summary) => wanted.has(summary.namespace));
  }
  if (isGiven(filters.node)) {
    const wanted = new Set(filters.node.map((name) => names.nodes.find(name)));
    add('node', (summary) => wanted.has(summary.node));
  }
  if (isGiven(filters.registry)) {
    const wanted = new Set(filters.registry.map((name) => names.registries.find(name)));
    add('registry', (summary) => summary.registries.some((registry) => wanted.has(registry)));
  }
  if (isGiven(filters.pull)) {
    const wanted = new Set(filters.pull.map((state) => pullStates.indexOf(state)));
    add('pull', (summary) => wanted.has(summary.state));
  }
  if (isGiven(filters.cause)) {
    const mask = filters.cause.reduce((bits, code) => bits | causeBit(code), 0);
    add('cause', (summary) => (summary.causeMask & mask) !== 0);
  }
  if (isGiven(filters.policy)) {
    const mask = filters.policy.reduce((bits, policy) => bits | (1 << policyFacetValues.indexOf(policy)), 0);
    add('policy', (summary) => (summary.policyMask & mask) !== 0);
  }
  if (isGiven(filters.reference)) {
    const mask = filters.reference.reduce((bits, form) => bits | (1 << referenceForms.indexOf(form)), 0);
    add('reference', (summary) => (summary.referenceMask & mask) !== 0);
  }
  if (isGiven(filters.break)) {
    const wanted = new Set(filters.break);
    add(
      'break',
      (summary) => summary.failing.length > 0 && breakKeysOf(summary).some((key) => wanted.has(key)),
    );
  }
  return tests;
}

function otherTests({ q, image, workload, label, secret, account }: PodFilters, index: PodIndex): PodTest[] {
  const tests: PodTest[] = [];
  if (isGiven(secret)) tests.push(({ pod }) => secret.some((name) => pod.imagePullSecrets.includes(name)));
  if (account !== undefined) tests.push(({ pod }) => pod.serviceAccount === account);
  if (isGiven(label))
    tests.push(({ pod }) => label.every((wanted) => pod.labels.some((has) => labelMatches(has, wanted))));
  if (workload !== undefined)
    tests.push((summary) => workloadMatches(index.ownerOf(summary), summary, workload));
  if (image !== undefined)
    tests.push(({ pod }) => pod.containers.some((container) => container.image.includes(image)));
  // Every word must be found; the dearest test comes last.
  for (const word of (q ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part !== '')
    .slice(0, 10)) {
    tests.push((summary) => searchText(summary).includes(word));
  }
  return tests;
}

function isGiven<Value>(values: readonly Value[] | undefined): values is readonly Value[] {
  return values !== undefined && values.length > 0;
}

function labelMatches(has: string, wanted: string): boolean {
  return wanted.includes('=') ? has === wanted : has.startsWith(`${wanted}=`);
}

function workloadMatches(owner: Owner | null, { pod }: PodSummary, wanted: string): boolean {
  if (owner === null) return pod.name.includes(wanted);
  return wanted.includes('/') ? `${owner.kindName}/${owner.name}` === wanted : owner.name.includes(wanted);
}
