import 'server-only';
import {
  pullSecretExportColumns,
  type EntryView,
  type PullSecretExportColumn,
  type PullSecretExportQuery,
  type SecretRow,
} from '#lib/api/pull-secrets.ts';
import type { Context } from '../context.ts';
import { listFile } from '../http/list-file.ts';
import { selectCredentials } from './list-pull-secrets.ts';

/** Every pull secret that passes the filters as a file: a line per entry (CSV), or the rows of the list (JSON). */
export async function exportPullSecrets(context: Context, query: PullSecretExportQuery): Promise<Response> {
  // A file cannot follow up on what is pending, so it waits.
  const { sorted } = await selectCredentials(context, query, 'until-read');
  return listFile({
    name: 'pull-secrets',
    format: query.format,
    columns: pullSecretExportColumns,
    rows: sorted,
    linesOf: ({ secrets }) => secrets.flatMap(linesOf),
  });
}

type Line = Record<PullSecretExportColumn, string>;

function linesOf(row: SecretRow): Line[] {
  return row.entries.length === 0 ? [lineOf(row, null)] : row.entries.map((entry) => lineOf(row, entry));
}

function lineOf(row: SecretRow, entry: EntryView | null): Line {
  const { use, health } = row;
  return {
    namespace: row.namespace,
    secret: row.name,
    type: row.type,
    immutable: row.immutable ? 'yes' : 'no',
    'registry key': entry?.key ?? '',
    user: entry?.username ?? '',
    expires: entry?.expiresAt ?? '',
    'images served': entry === null ? '' : String(entry.servesCount),
    'never tried because': entry?.neverTried ?? '',
    health: health.label,
    reason: row.problem ?? health.sentence,
    'service accounts': use.accounts.join(' '),
    pods: String(use.pods),
    'failing pods': String(use.failing),
    'managed by': row.managers.join(' '),
    created: row.createdAt ?? '',
  };
}
