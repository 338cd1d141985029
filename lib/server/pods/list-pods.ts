import 'server-only';
import type { PodList, PodQuery } from '#lib/api/pods.ts';
import { kubectlGetPods, leftOutOf } from '#lib/domain/kubectl-pods.ts';
import type { Context } from '../context.ts';
import { freshnessOf } from '../freshness-view.ts';
import { breaksFor } from '../pulls/breaks.ts';
import { readSecretsOfFailing } from '../pulls/read-secrets-of-failing.ts';
import { scopedCommand } from '../scoped-command.ts';
import { podRow } from './pod-row.ts';
import type { PodSort } from './pod-index.ts';
import { compileFilters } from './pod-tests.ts';
import { selectPods } from './select-pods.ts';
import { visiblePods } from './visible-pods.ts';

/**
 * The pods this person may see that pass the filters: one page, with facets and counts over all of them.
 * Answers from memory at once; what depends on secrets may be `pending` and follows.
 */
export async function listPods(context: Context, query: PodQuery): Promise<PodList> {
  const { podIndex } = context.pullport;
  const { visible, isVisible } = await visiblePods(context);
  const breaks = await breaksFor(context);
  const selection = selectPods({
    index: podIndex,
    tests: compileFilters(query, podIndex, breaks.keysOf),
    ...sortOf(query.sort),
    from: (query.page - 1) * query.pageSize,
    size: query.pageSize,
    isVisible,
    breakKeysOf: breaks.keysOf,
  });
  void readSecretsOfFailing(context, isVisible);
  const now = context.pullport.now();
  return {
    items: selection.rows.map((summary) => podRow(context.pullport, summary, breaks, now)),
    total: selection.total,
    page: query.page,
    pageSize: query.pageSize,
    facets: selection.facets,
    counts: selection.counts,
    version: String(podIndex.version(isVisible)),
    freshness: freshnessOf(context.pullport),
    kubectl: scopedCommand(kubectlGetPods(query), visible, query.namespace),
    kubectlWithout: leftOutOf(query),
  };
}

/** `-changed` → changed, descending. */
export function sortOf(sort: PodQuery['sort']): { sort: PodSort; direction: 'ascending' | 'descending' } {
  return sort.startsWith('-')
    ? { sort: sort.slice(1) as PodSort, direction: 'descending' }
    : { sort: sort as PodSort, direction: 'ascending' };
}
