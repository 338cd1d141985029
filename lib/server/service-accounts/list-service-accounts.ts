import 'server-only';
import {
  accountStates,
  type AccountList,
  type AccountQuery,
  type AccountRow,
} from '#lib/api/service-accounts.ts';
import { compareText } from '#lib/domain/compare-text.ts';
import type { Context } from '../context.ts';
import { countFacets } from '../facet-counts.ts';
import { freshnessOf } from '../freshness-view.ts';
import { listVersion } from '../list-version.ts';
import { readSecretsOf } from '../pulls/read-secrets-of-failing.ts';
import { scopedCommand } from '../scoped-command.ts';
import { accountRows } from './account-rows.ts';
import { accountStateLabels } from './account-state.ts';

/**
 * The accounts this person may see: both lists with what is behind each name, what their pods ask and which list those
 * carry. Answers from memory; what secrets decide may be `pending` and follows.
 */
export async function listServiceAccounts(context: Context, query: AccountQuery): Promise<AccountList> {
  const { pullport, identity } = context;
  const all = await accountRows(context);
  void readSecretsOf(context, [...new Set(all.map(({ namespace }) => namespace))]);
  const { sorted, facets } = selectAccounts(all, query);
  const from = (query.page - 1) * query.pageSize;
  const secrets = pullport.secretMemory.of(identity.key);
  return {
    items: sorted.slice(from, from + query.pageSize),
    total: sorted.length,
    page: query.page,
    pageSize: query.pageSize,
    facets,
    version: listVersion(all),
    freshness: freshnessOf(pullport, 'serviceaccounts'),
    pending: all.some(({ namespace }) => secrets.view(namespace).is === 'pending'),
    kubectl: scopedCommand(listAll, await context.access.visible('serviceaccounts'), query.namespace),
  };
}

/** The rows that pass the filters, in order. */
export function selectAccounts(all: readonly AccountRow[], query: Omit<AccountQuery, 'page' | 'pageSize'>) {
  const { rows, facets } = countFacets(
    all.filter((row) => matches(row, query)),
    {
      state: {
        chosen: query.state,
        valuesOf: (row) => [row.state.code],
        labelOf: (value) => labels.get(value) ?? value,
      },
      namespace: { chosen: query.namespace, valuesOf: (row) => [row.namespace] },
      registry: { chosen: query.registry, valuesOf: (row) => row.asks.map(({ registry }) => registry) },
    },
  );
  return { facets, sorted: rows.sort(orderOf(query.sort)) };
}

const listAll =
  'kubectl get serviceaccounts -A -o custom-columns=NS:.metadata.namespace,NAME:.metadata.name,PULL:.imagePullSecrets[*].name,MOUNT:.secrets[*].name';

const labels = new Map<string, string>(Object.entries(accountStateLabels));

function matches(
  { namespace, name, imagePullSecrets, secrets }: AccountRow,
  query: Pick<AccountQuery, 'secret' | 'q'>,
): boolean {
  const names = [...imagePullSecrets, ...secrets].map((each) => each.name);
  if (query.secret !== undefined && !names.includes(query.secret)) return false;
  const text = [namespace, name, ...names].join('\n').toLowerCase();
  return (query.q ?? '')
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

type Compare = (a: AccountRow, b: AccountRow) => number;

/** The states stand in the order in which they ask for somebody; namespace and name make every order total. */
const orders: Record<'state' | 'name' | 'namespace', Compare> = {
  state: (a, b) => accountStates.indexOf(a.state.code) - accountStates.indexOf(b.state.code) || byPlace(a, b),
  name: (a, b) => compareText(a.name, b.name) || byPlace(a, b),
  namespace: (a, b) => byPlace(a, b),
};

function orderOf(sort: AccountQuery['sort']): Compare {
  switch (sort) {
    case 'state':
    case 'name':
    case 'namespace':
      return orders[sort];
    case '-state':
      return (a, b) => orders.state(b, a);
    case '-name':
      return (a, b) => orders.name(b, a);
    case '-namespace':
      return (a, b) => orders.namespace(b, a);
  }
}

function byPlace(a: AccountRow, b: AccountRow): number {
  return compareText(a.namespace, b.namespace) || compareText(a.name, b.name);
}
