import 'server-only';
import {
  failureExportColumns,
  type FailureExportColumn,
  type FailureExportQuery,
} from '#lib/api/failures.ts';
import type { FailureRecord } from '#lib/domain/pull/failure-record.ts';
import { rootKey } from '#lib/domain/pull/failure-record.ts';
import { causeSentences } from '#lib/domain/pull/failure-sentences.ts';
import { breakLabel } from '#lib/domain/pull/hops.ts';
import type { Context } from '../context.ts';
import { listFile } from '../http/list-file.ts';
import { visiblePods } from '../pods/visible-pods.ts';
import { readSecretsOfFailing } from '../pulls/read-secrets-of-failing.ts';
import { toTimestamp } from '../timestamp.ts';
import { selectFailures } from './select-failures.ts';

type Line = Record<FailureExportColumn, string>;

/** Every failing container that passes the filters as a file, a line each. */
export async function exportFailures(context: Context, query: FailureExportQuery): Promise<Response> {
  const { isVisible } = await visiblePods(context);
  // A file cannot follow up on what is pending, so it waits for the secrets that decide.
  await readSecretsOfFailing(context, isVisible);
  const { found } = await selectFailures(context, isVisible, query);
  return listFile({
    name: 'failures',
    format: query.format,
    columns: failureExportColumns,
    rows: found.values().map(({ record }) => lineOf(record)),
    linesOf: (line) => [line],
  });
}

function lineOf(record: FailureRecord): Line {
  return {
    namespace: record.namespace,
    pod: record.pod,
    container: record.container,
    image: record.image,
    registry: record.registry,
    cause: record.cause,
    break: breakLabel(record.break),
    reason: causeSentences[record.cause],
    secret: record.secret,
    entry: record.key,
    user: record.user,
    workload: record.owner,
    'service account': record.account,
    node: record.node,
    since: record.since === null ? '' : toTimestamp(record.since),
    root: rootKey(record),
  };
}
