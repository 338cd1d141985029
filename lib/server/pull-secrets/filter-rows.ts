import 'server-only';
import type { FacetValue } from '#lib/api/common.ts';
import {
  healthCodes,
  type CredentialRow,
  type Health,
  type pullSecretFacets,
  type PullSecretQuery,
  type SecretRow,
} from '#lib/api/pull-secrets.ts';
import { normalizedKey } from '#lib/domain/pull/key.ts';
import { countFacets } from '../facet-counts.ts';
import { credentialRows, type MarkedRow } from './credential-rows.ts';

type Facet = (typeof pullSecretFacets)[number];
type Filters = Omit<PullSecretQuery, 'page' | 'pageSize' | 'sort'>;
type Facets = Record<Facet, FacetValue[]>;

const healthLabels: Record<Health['code'], string> = {
  undecodable: 'Undecodable',
  'wrong-type': 'Wrong type',
  missing: 'Missing',
  rejected: 'Rejected',
  expired: 'Expired',
  expiring: 'Expiring',
  'matches-nothing': 'Entry matches nothing',
  'not-linked': 'Not linked',
  unused: 'Unused',
  duplicate: 'Duplicate',
  managed: 'Managed by OpenShift',
  'in-use': 'In use',
  forbidden: 'Forbidden',
};

/** The rows that pass every filter, and for each facet what choosing in it would give. */
export function filterRows(
  rows: readonly MarkedRow[],
  query: Filters,
): { rows: CredentialRow[]; facets: Facets } {
  const without = (facet: Facet) => passing(rows, { ...query, [facet]: undefined });
  return {
    rows: passing(rows, query),
    facets: {
      health: countValues(without('health'), ({ health }) => [health.code], healthLabels).toSorted(
        (a, b) => orderOf(a.value) - orderOf(b.value),
      ),
      namespace: countValues(without('namespace'), (row) => row.secrets.map(({ namespace }) => namespace)),
      registry: countValues(without('registry'), (row) => row.secrets.flatMap(registriesOf)),
      type: countValues(without('type'), (row) =>
        row.secrets.map(({ type }) => type).filter((type) => type !== ''),
      ),
    },
  };
}

function orderOf(code: string): number {
  return healthCodes.findIndex((known) => known === code);
}

function passing(rows: readonly MarkedRow[], query: Filters): CredentialRow[] {
  const words = (query.q ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const kept = rows.filter(
    ({ row }) =>
      isAmong(query.namespace, [row.namespace]) &&
      isAmong(query.type, [row.type]) &&
      isAmong(query.registry, registriesOf(row)) &&
      words.every((word) => searchText(row).includes(word)),
  );
  return credentialRows(kept, query.groupBy).filter(({ health }) => isAmong(query.health, [health.code]));
}

function isAmong(wanted: readonly string[] | undefined, values: readonly string[]): boolean {
  return wanted === undefined || wanted.length === 0 || values.some((value) => wanted.includes(value));
}

/** `host[:port]` of every entry. */
function registriesOf({ entries }: SecretRow): string[] {
  return entries.map(({ key }) => normalizedKey(key).split('/', 1)[0] ?? '');
}

function searchText({ namespace, name, entries }: SecretRow): string {
  const words = entries.flatMap(({ key, username }) => [key, username]);
  return [namespace, name, ...words].join('\n').toLowerCase();
}

function countValues(
  rows: readonly CredentialRow[],
  valuesOf: (row: CredentialRow) => readonly string[],
  labels: Readonly<Record<string, string>> = {},
): FacetValue[] {
  const labelOf = (value: string) => (Object.hasOwn(labels, value) ? labels[value] : undefined) ?? value;
  return countFacets(rows, { all: { chosen: [], valuesOf, labelOf } }).facets.all;
}
