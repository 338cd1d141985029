import 'server-only';
import { accountLists, type AccountList } from '#lib/domain/service-account/links.ts';
import { isObject, objectAt, objectsAt, textAt } from '#lib/server/cluster/json.ts';
import type { Context } from '../context.ts';
import { patiently } from '../writes/patiently.ts';

/** An account and one of its lists that names a secret. */
export type Naming = { account: string; list: AccountList; secret: string };

const perPage = 500;

/**
 * Every account of a namespace that names one of these secrets, in either list, as they are this moment.
 * @throws AppError `forbidden` where this person may not list accounts
 */
export async function accountsNaming(
  context: Context,
  namespace: string,
  ...secrets: readonly string[]
): Promise<Naming[]> {
  const found: Naming[] = [];
  let next = '';
  do {
    const query = { limit: perPage, ...(next === '' ? {} : { continue: next }) };
    const answer = await patiently(context, () =>
      context.cluster.get({ resource: 'serviceaccounts', namespace }, query),
    );
    const list = isObject(answer) ? answer : {};
    for (const account of objectsAt(list, 'items')) {
      const name = textAt(objectAt(account, 'metadata'), 'name');
      for (const each of accountLists) {
        const names = objectsAt(account, each).map((reference) => textAt(reference, 'name'));
        for (const secret of secrets.filter((wanted) => names.includes(wanted)))
          found.push({ account: name, list: each, secret });
      }
    }
    next = textAt(objectAt(list, 'metadata'), 'continue');
  } while (next !== '');
  return found;
}
