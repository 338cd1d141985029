import 'server-only';
import {
  accountExportColumns,
  type AccountExportColumn,
  type AccountExportQuery,
  type AccountRow,
} from '#lib/api/service-accounts.ts';
import type { Context } from '../context.ts';
import { listFile } from '../http/list-file.ts';
import { readSecretsOf } from '../pulls/read-secrets-of-failing.ts';
import { accountRows, visibleAccountNamespaces } from './account-rows.ts';
import { selectAccounts } from './list-service-accounts.ts';

/** Every account that passes the filters as a file: a line each (CSV), or the rows of the list (JSON). */
export async function exportServiceAccounts(context: Context, query: AccountExportQuery): Promise<Response> {
  // A file cannot follow up on what is pending, so it waits for the secrets that decide.
  await readSecretsOf(context, await visibleAccountNamespaces(context));
  const { sorted } = selectAccounts(await accountRows(context), query);
  return listFile({
    name: 'service-accounts',
    format: query.format,
    columns: accountExportColumns,
    rows: sorted,
    linesOf: (row) => [lineOf(row)],
  });
}

function lineOf(row: AccountRow): Record<AccountExportColumn, string> {
  const namesOf = (list: AccountRow['secrets']) => list.map(({ name }) => name).join(' ');
  const older = row.lists.filter(({ isCurrent, isOwn }) => !isCurrent && !isOwn);
  return {
    namespace: row.namespace,
    'service account': row.name,
    'for pull': namesOf(row.imagePullSecrets),
    'for mount': namesOf(row.secrets),
    'names without a secret': namesOf(row.imagePullSecrets.filter(({ state }) => state === 'missing')),
    'its pods ask': row.asks.map(({ registry, word }) => `${registry} (${word})`).join(', '),
    pods: String(row.pods),
    'pods with an older list': String(older.reduce((sum, { pods }) => sum + pods, 0)),
    state: row.state.label,
    reason: row.state.sentence,
    created: row.createdAt,
  };
}
