import type { FilterPill } from '#components/common/filter-pills.tsx';
import type { QueryFilter } from '#components/common/query-chip.tsx';
import { valuesOf, withValue } from '#components/common/search-links.ts';
import type { AccountList } from '#lib/api/service-accounts.ts';
import { pages, type SearchValues } from '#lib/paths.ts';
import { stateMarks } from './account-marks.ts';

/** All, then each state there is; a chosen one stays, so that it can be left again. */
export function statePills({ facets }: AccountList, values: SearchValues): FilterPill[] {
  const chosen = valuesOf(values, 'state');
  const states = facets.state ?? [];
  const all = {
    label: 'All',
    count: states.reduce((sum, { count }) => sum + count, 0),
    href: pages.serviceAccounts(withValue(values, 'state', undefined)),
    isOn: chosen.length === 0,
  };
  const pills = Object.entries(stateMarks).flatMap(([code, mark]) => {
    const found = states.find(({ value }) => value === code);
    const isOn = chosen.includes(code);
    if (found === undefined && !isOn) return [];
    return [
      {
        label: found?.label ?? code,
        count: found?.count ?? 0,
        mark,
        href: pages.serviceAccounts(withValue(values, 'state', isOn ? undefined : code)),
        isOn,
      },
    ];
  });
  return [all, ...pills];
}

/** Filters that other pages lead here with, as chips that can be taken away. */
export function filterChips(values: SearchValues): QueryFilter[] {
  return ['secret', 'registry']
    .filter((name) => valuesOf(values, name).length > 0)
    .map((name) => ({
      name,
      value: valuesOf(values, name).join(','),
      removeHref: pages.serviceAccounts(withValue(values, name, undefined)),
    }));
}
