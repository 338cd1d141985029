import { expect, test } from 'vitest';
import { linkRequests } from './link-requests.ts';

const choice = { action: 'link', secret: 'team', lists: ['imagePullSecrets'] } as const;

function reached(accounts: readonly string[]): string[] {
  const rows = accounts.map((text) => {
    const [namespace = '', name = ''] = text.split('/');
    return { namespace, name };
  });
  return linkRequests(rows, { ...choice, lists: [...choice.lists] }, { dryRun: true }).flatMap(({ body }) => {
    const { namespaces, serviceAccounts } = body as { namespaces: string[]; serviceAccounts: string[] };
    return namespaces.flatMap((namespace) => serviceAccounts.map((name) => `${namespace}/${name}`));
  });
}

test('reaches the chosen accounts and no other of their namespaces', () => {
  const chosen = ['search/indexer', 'search/default', 'growth/default', 'cart/default'];
  expect(reached(chosen).toSorted()).toEqual(chosen.toSorted());
});

test('asks once for namespaces in which the same accounts are chosen', () => {
  const rows = ['a', 'b', 'c'].map((namespace) => ({ namespace, name: 'default' }));
  expect(linkRequests(rows, { ...choice, lists: [...choice.lists] }, { dryRun: false })).toHaveLength(1);
});
