import 'server-only';
import type { WriteResult } from '#lib/api/writes.ts';
import type { AccountList } from '#lib/domain/service-account/links.ts';

/** A name that was taken off an account's list. */
export type Unlinked = { namespace: string; secret: string; account: string; list: AccountList };

/** What puts names back on the lists they were taken off, a body for `service-account-links` each. */
export function undoUnlinking(unlinked: readonly Unlinked[]): NonNullable<WriteResult['undo']> {
  const alike = Map.groupBy(unlinked, ({ namespace, secret, list }) => `${namespace}/${secret}/${list}`);
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { namespace, secret, list } = first;
    return [
      {
        action: 'link' as const,
        secret,
        lists: [list],
        namespaces: [namespace],
        serviceAccounts: group.map(({ account }) => account),
        onMissingSecret: 'anyway' as const,
      },
    ];
  });
}
