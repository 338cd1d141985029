import 'server-only';
import type { CreatePullSecret } from '#lib/api/pull-secret-writes.ts';
import { repositories, servedBy } from '#lib/domain/pull/serves.ts';
import type { Context } from '../context.ts';
import { repositoryOfImage } from './surroundings.ts';

/** Which accounts of a namespace get a secret. */
export type Targets =
  | { is: 'known'; accounts: readonly string[] }
  | { is: 'not-visible'; resource: 'serviceaccounts' | 'pods' };

/**
 * The accounts of one namespace that a choice means. `all` and `using` come from the live store, cut to what this
 * person may list: where that is nothing, the choice cannot be kept and nothing is guessed.
 */
export async function linkTargets(
  context: Context,
  namespace: string,
  choice: CreatePullSecret['serviceAccounts'],
  keys: readonly string[],
): Promise<Targets> {
  if (Array.isArray(choice)) return known(choice);
  if (choice === 'none') return known([]);
  if (choice === 'default') return known(['default']);
  if (choice === 'all') return everyAccount(context, namespace);
  const { names, using } = choice === 'using' ? { names: [], using: true } : choice;
  if (!using) return known(names);
  const found = await usingAccounts(context, namespace, keys);
  return found.is === 'known' ? known([...names, ...found.accounts]) : found;
}

async function everyAccount({ access, pullport }: Context, namespace: string): Promise<Targets> {
  const resource = 'serviceaccounts';
  if (!(await access.may({ verb: 'list', resource, namespace }))) return { is: 'not-visible', resource };
  return known([...pullport.live.serviceAccounts.inNamespace(namespace)].map(({ name }) => name));
}

/** Accounts whose pods have an image that one of these registry keys serves. */
async function usingAccounts(
  { access, pullport }: Context,
  namespace: string,
  keys: readonly string[],
): Promise<Targets> {
  const resource = 'pods';
  if (!(await access.may({ verb: 'list', resource, namespace }))) return { is: 'not-visible', resource };
  const using = new Set<string>();
  for (const pod of pullport.live.pods.inNamespace(namespace)) {
    if (pod.serviceAccount === '' || using.has(pod.serviceAccount)) continue;
    const names = pod.containers.flatMap(({ image }) => repositoryOfImage(image) ?? []);
    const asked = repositories(names);
    if (keys.some((key) => servedBy(key, asked).length > 0)) using.add(pod.serviceAccount);
  }
  return known([...using]);
}

function known(accounts: readonly string[]): Targets {
  return { is: 'known', accounts: [...new Set(accounts)].toSorted() };
}
