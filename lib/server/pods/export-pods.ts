import 'server-only';
import { podExportColumns, type PodExportQuery, type PodRow } from '#lib/api/pods.ts';
import { csvLine } from '#lib/domain/csv.ts';
import type { Context } from '../context.ts';
import { download, type Chunks } from '../http/download.ts';
import { breaksFor } from '../pulls/breaks.ts';
import { readSecretsOfFailing } from '../pulls/read-secrets-of-failing.ts';
import { podCells } from './pod-cells.ts';
import { podRow } from './pod-row.ts';
import { compileFilters } from './pod-tests.ts';
import { sortOf } from './list-pods.ts';
import { selectPods } from './select-pods.ts';
import { visiblePods } from './visible-pods.ts';

/** Every pod that passes the filters as a file, written while it is read: a line per container (CSV) or a pod each (JSON). */
export async function exportPods(context: Context, query: PodExportQuery): Promise<Response> {
  const { podIndex } = context.pullport;
  const { isVisible } = await visiblePods(context);
  // A file cannot follow up on what is pending, so it waits for the secrets that decide.
  await readSecretsOfFailing(context, isVisible);
  const breaks = await breaksFor(context);
  const { rows } = selectPods({
    index: podIndex,
    tests: compileFilters(query, podIndex, breaks.keysOf),
    ...sortOf(query.sort),
    from: 0,
    size: Infinity,
    isVisible,
    breakKeysOf: breaks.keysOf,
  });
  const now = context.pullport.now();
  const pods = rows.values().map((summary) => podRow(context.pullport, summary, breaks, now));
  return query.format === 'csv'
    ? download('pods.csv', 'text/csv; charset=utf-8', csvChunks(pods))
    : download('pods.json', 'application/json', jsonChunks(pods));
}

function* csvChunks(pods: Iterable<PodRow>): Chunks {
  yield csvLine(podExportColumns);
  for (const pod of pods) for (const container of pod.containers) yield csvLine(podCells(pod, container));
}

function* jsonChunks(pods: Iterable<PodRow>): Chunks {
  let divider = '[\n';
  for (const pod of pods) {
    yield divider + JSON.stringify(pod);
    divider = ',\n';
  }
  yield divider === '[\n' ? '[]\n' : '\n]\n';
}
