import type { FilterPill } from '#components/common/filter-pills.tsx';
import { valuesOf, withValue } from '#components/common/search-links.ts';
import type { Health, PullSecretList } from '#lib/api/pull-secrets.ts';
import { pages, type SearchValues } from '#lib/paths.ts';

type Group = { label: string; codes: readonly Health['code'][]; mark: NonNullable<FilterPill['mark']> };

const groups: readonly Group[] = [
  { label: 'Broken', codes: ['undecodable', 'wrong-type', 'rejected', 'expired'], mark: 'fail' },
  { label: 'Missing', codes: ['missing'], mark: 'unknown' },
  { label: 'Expiring', codes: ['expiring'], mark: 'warn' },
  { label: 'Entry matches nothing', codes: ['matches-nothing'], mark: 'warn' },
  { label: 'Not linked', codes: ['not-linked'], mark: 'unlinked' },
  { label: 'Unused', codes: ['unused'], mark: 'none' },
  { label: 'Duplicate', codes: ['duplicate'], mark: 'none' },
  { label: 'Managed by OpenShift', codes: ['managed'], mark: 'none' },
  { label: 'In use', codes: ['in-use'], mark: 'ok' },
];

/** The list by health, worst first; each pill is a link and says how many rows it leaves. */
export function healthPills(facets: PullSecretList['facets'], values: SearchValues): FilterPill[] {
  const chosen = valuesOf(values, 'health');
  const found = facets.health ?? [];
  const total = found.reduce((sum, { count }) => sum + count, 0);
  const pills = groups.map(({ label, codes, mark }): FilterPill => {
    const count = found
      .filter(({ value }) => codes.some((code) => code === value))
      .reduce((sum, one) => sum + one.count, 0);
    const isOn = chosen.length === codes.length && codes.every((code) => chosen.includes(code));
    return {
      label,
      count,
      mark,
      isOn,
      href: pages.pullSecrets(withValue(values, 'health', isOn ? undefined : codes)),
    };
  });
  return [
    {
      label: 'All',
      count: total,
      isOn: chosen.length === 0,
      href: pages.pullSecrets(withValue(values, 'health', undefined)),
    },
    ...pills.filter(({ count, isOn }) => count > 0 || isOn),
  ];
}
