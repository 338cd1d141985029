import 'server-only';
import type { CredentialRow, PullSecretList, PullSecretQuery } from '#lib/api/pull-secrets.ts';
import { kubectlListPullSecrets } from '#lib/domain/kubectl-pull-secrets.ts';
import { compareText } from '#lib/domain/compare-text.ts';
import type { Context } from '../context.ts';
import { freshnessOf } from '../freshness-view.ts';
import { listVersion } from '../list-version.ts';
import { scopedCommand } from '../scoped-command.ts';
import { markedRows } from './credential-rows.ts';
import { filterRows } from './filter-rows.ts';
import { missingRow } from './missing-row.ts';
import { namedSecrets } from './named-secrets.ts';
import { readableSecrets, type Patience } from './readable-secrets.ts';
import { worstFirst } from './secret-health.ts';
import { surroundingsOf } from './surroundings.ts';

/**
 * The pull secrets this person may read, a row per credential or per secret: one page, with facets over all of them.
 * Answers from what the session knows; `pending` while some namespaces are still being read.
 */
export async function listPullSecrets(context: Context, query: PullSecretQuery): Promise<PullSecretList> {
  const { known, pending, sorted, facets } = await selectCredentials(context, query, 'a-moment');
  const there = sorted.filter(({ health }) => health.code !== 'missing');
  const from = (query.page - 1) * query.pageSize;
  return {
    items: sorted.slice(from, from + query.pageSize),
    total: sorted.length,
    page: query.page,
    pageSize: query.pageSize,
    facets,
    version: listVersion(sorted),
    freshness: freshnessOf(context.pullport),
    secrets: there.reduce((sum, { secrets }) => sum + secrets.length, 0),
    missing: sorted.length - there.length,
    refused: [...known.refused],
    pending,
    kubectl: scopedCommand(
      kubectlListPullSecrets(query.namespace),
      await context.access.visible('secrets'),
      query.namespace,
    ),
  };
}

/** All rows that pass the filters, in order. */
export async function selectCredentials(
  context: Context,
  query: Omit<PullSecretQuery, 'page' | 'pageSize'>,
  patience: Patience,
) {
  const known = await readableSecrets(context, patience);
  const around = await surroundingsOf(context);
  const named = await namedSecrets(context, around, patience);
  const all = [
    ...markedRows([...known.secrets, ...named.mistyped], around),
    ...named.missing.map((place) => missingRow(place, around)),
  ];
  const { rows, facets } = filterRows(all, query);
  const pending = known.pending || named.pending;
  return { known, pending, facets, sorted: rows.toSorted(orderOf(query.sort)) };
}

type Compare = (one: CredentialRow, other: CredentialRow) => number;

const orders: Record<'health' | 'name' | 'expires' | 'pods', Compare> = {
  health: (a, b) => worstFirst(a.health, b.health) || b.failing - a.failing || byName(a, b),
  name: (a, b) => byName(a, b),
  // What never expires comes last.
  expires: (a, b) => compareText(a.expiresAt ?? '~', b.expiresAt ?? '~') || byName(a, b),
  pods: (a, b) => a.pods - b.pods || byName(a, b),
};

function orderOf(sort: PullSecretQuery['sort']): Compare {
  const [, minus, name = 'health'] = /^(-?)(\w+)$/.exec(sort) ?? [];
  const compare = orders[name as keyof typeof orders];
  return minus === '-' ? (one, other) => compare(other, one) : compare;
}

function byName(one: CredentialRow, other: CredentialRow): number {
  return compareText(one.names[0] ?? '', other.names[0] ?? '') || compareText(one.id, other.id);
}
