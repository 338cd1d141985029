import { describe, expect, test } from 'vitest';
import { failureQuery } from '#lib/api/failures.ts';
import { failureFilterNames } from '#lib/api/failure-filters.ts';
import { failureChips, withTypedFilter } from '#components/failures/failure-filters.ts';

describe('the filters of failures', () => {
  test('are those of the API', () => {
    const known = Object.keys(failureQuery.shape);
    expect(known).toEqual(expect.arrayContaining([...failureFilterNames]));
    const others = known.filter((name) => !failureFilterNames.some((filter) => filter === name));
    expect(others.toSorted()).toEqual(['groupBy', 'page', 'pageSize']);
  });

  test('show as chips that can be taken away', () => {
    const chips = failureChips({ groupBy: 'cause', cause: 'tls,dns', page: '2' });
    expect(chips).toEqual([{ name: 'cause', value: 'tls,dns', removeHref: '/failures?groupBy=cause' }]);
  });

  test('are taken as typed, or it is said which there are', () => {
    expect(withTypedFilter({}, 'registry=ghcr.io')).toMatchObject({ values: { registry: 'ghcr.io' } });
    expect(withTypedFilter({ page: '3' }, 'port differs')).toMatchObject({
      values: { q: 'port differs', page: undefined },
    });
    expect(withTypedFilter({}, 'color=red')).toMatchObject({
      is: 'wrong',
      sentence: expect.stringContaining('color'),
    });
  });
});
