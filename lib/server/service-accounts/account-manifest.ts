import 'server-only';
import { accountLists, type AccountLinks, type AccountList } from '#lib/domain/service-account/links.ts';
import { yamlName } from '#lib/domain/yaml-name.ts';

export type ListChange = {
  namespace: string;
  account: string;
  secret: string;
  list: AccountList;
  action: 'link' | 'unlink';
  /** The name that is going to be taken off once this one is on. */
  insteadOf?: string;
};

/** An account's lists as they are after a change, as a manifest to commit where a tool writes the cluster. */
export function accountManifest(
  { namespace, account, secret, list, action, insteadOf }: ListChange,
  links: AccountLinks,
): string {
  const lists = accountLists.flatMap((each) => {
    const gone = each === list ? [secret, insteadOf] : [];
    const names = (links[each] ?? []).filter((name) => !gone.includes(name));
    const after = each === list && action === 'link' ? [...names, secret] : names;
    if (links[each] === null && after.length === 0) return [];
    if (after.length === 0) return [`${each}: []`];
    return [`${each}:`, ...after.map((name) => `  - name: ${yamlName(name)}`)];
  });
  return [
    'apiVersion: v1',
    'kind: ServiceAccount',
    'metadata:',
    `  name: ${yamlName(account)}`,
    `  namespace: ${yamlName(namespace)}`,
    ...lists,
    '',
  ].join('\n');
}
