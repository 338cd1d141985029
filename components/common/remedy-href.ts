import type { RemedyAction } from '#lib/domain/pull/remedy.ts';
import { pages } from '#lib/paths.ts';

/** The page that does it, filled in as far as it may be (never with a credential); null where a click does it here. */
export function remedyHref(action: RemedyAction): string | null {
  switch (action.kind) {
    case 'create-secret':
      return pages.newPullSecret({
        namespace: action.namespace,
        server: action.server,
        name: action.name ?? undefined,
        serviceAccount: action.serviceAccount ?? undefined,
      });
    case 'link':
      return pages.serviceAccounts({ namespace: action.namespace, q: action.account, link: action.secret });
    case 'edit-entry':
      return pages.pullSecret(action.namespace, action.secret, { edit: action.key });
    case 'add-entry':
      return pages.pullSecret(action.namespace, action.secret, {
        add: action.key,
        from: action.copyFrom ?? undefined,
      });
    case 'rename-key':
      return pages.pullSecret(action.namespace, action.secret, { rename: action.key, to: action.newKey });
    case 'open-secret':
      return pages.pullSecret(action.namespace, action.secret);
    case 'restart':
    case 'delete-pod':
    case 'none':
      return null;
  }
}
