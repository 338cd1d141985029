import 'server-only';
import type { FailureQuery } from '#lib/api/failures.ts';
import { breakKey, breakLabel } from '#lib/domain/pull/hops.ts';
import { type FailureRecord, rootKey } from '#lib/domain/pull/failure-record.ts';
import type { Context } from '../context.ts';
import type { PodSummary } from '../pods/pod-summary.ts';
import { searchText } from '../pods/search-text.ts';
import { failureRecordsFor } from './failure-records.ts';

export type FailureFilters = Pick<
  FailureQuery,
  'namespace' | 'q' | 'cause' | 'break' | 'registry' | 'node' | 'root'
>;

/** A failing container and where it stands in the index. */
export type FoundFailure = { record: FailureRecord; summary: PodSummary; container: number };

export type SelectedFailures = {
  found: FoundFailure[];
  /** Secrets are still being read that decide what passes: some of what is left out now may pass then. */
  pending: boolean;
};

/** Every failing container this person may see that passes the filters, from memory. */
export async function selectFailures(
  context: Context,
  isVisible: (namespace: number) => boolean,
  filters: FailureFilters,
): Promise<SelectedFailures> {
  const recordOf = await failureRecordsFor(context);
  const passes = compile(filters);
  const mayPass = compile({ ...filters, q: undefined, break: undefined, root: undefined });
  const found: FoundFailure[] = [];
  let pending = false;
  for (const summary of context.pullport.podIndex.failing()) {
    if (!isVisible(summary.namespace)) continue;
    for (const container of summary.failing) {
      const record = recordOf(summary, container);
      if (record === null) continue;
      if (passes(record, summary)) found.push({ record, summary, container });
      pending ||= record.break.code === 'pending' && mayPass(record, summary);
    }
  }
  return { found, pending };
}

function compile({ q, ...filters }: FailureFilters) {
  const words = (q ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 10);
  const tests = [
    oneOf(filters.namespace, (record) => record.namespace),
    oneOf(filters.cause, (record) => record.cause),
    oneOf(filters.break, (record) => breakKey(record.break)),
    oneOf(filters.registry, (record) => record.registry),
    oneOf(filters.node, (record) => record.node),
    oneOf(filters.root === undefined ? undefined : [filters.root], rootKey),
  ].filter((test) => test !== null);
  return (record: FailureRecord, summary: PodSummary) =>
    tests.every((test) => test(record)) && words.every((word) => mentions(record, summary, word));
}

function oneOf(wanted: readonly string[] | undefined, of: (record: FailureRecord) => string) {
  if (wanted === undefined || wanted.length === 0) return null;
  const values = new Set(wanted);
  return (record: FailureRecord) => values.has(of(record));
}

function mentions(record: FailureRecord, summary: PodSummary, word: string): boolean {
  if (searchText(summary).includes(word)) return true;
  const { cause, secret, key, user, owner } = record;
  return [cause, secret, key, user, owner, breakLabel(record.break)].some((text) =>
    text.toLowerCase().includes(word),
  );
}
