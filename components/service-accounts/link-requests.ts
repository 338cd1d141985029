import type { WriteRequest } from '#lib/client/hooks/use-write.ts';
import type { AccountRow, LinkPullSecret } from '#lib/api/service-accounts.ts';
import { api } from '#lib/paths.ts';

export type LinkChoice = Pick<LinkPullSecret, 'action' | 'secret' | 'lists'>;

type Account = Pick<AccountRow, 'namespace' | 'name'>;

/**
 * The requests that change just these accounts. One request means each of its accounts in each of its namespaces, so
 * namespaces go together where the same accounts are chosen.
 */
export function linkRequests(
  accounts: readonly Account[],
  choice: LinkChoice,
  { dryRun }: { dryRun: boolean },
): WriteRequest[] {
  const byNamespace = Map.groupBy(accounts, ({ namespace }) => namespace);
  const groups = Map.groupBy(byNamespace, ([, own]) =>
    own
      .map(({ name }) => name)
      .toSorted()
      .join(' '),
  );
  return [...groups].map(([names, namespaces]) => {
    const body: LinkPullSecret = {
      ...choice,
      namespaces: namespaces.map(([namespace]) => namespace),
      serviceAccounts: names.split(' '),
      onMissingSecret: 'leave',
      dryRun,
    };
    return { method: 'POST', path: api.serviceAccountLinks(), body };
  });
}
