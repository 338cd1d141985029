import 'server-only';
import type { CreatePullSecret } from '#lib/api/pull-secret-writes.ts';
import { repositoryName } from '#lib/domain/image/reference.ts';
import { repositories, servedBy } from '#lib/domain/pull/serves.ts';
import type { Context } from '../context.ts';
import { readImage } from '../pods/pod-summary.ts';

/** Which accounts of a namespace get a secret. */
export type Targets =
  | { is: 'known'; accounts: readonly string[] }
  | { is: 'not-visible'; resource: 'serviceaccounts' | 'pods' };

/**
 * The accounts of one namespace that a choice means. `all` and `using` come from the live store, cut to what this
 * person may list: where that is nothing, the choice cannot be kept and nothing is guessed.
 */
export async function linkTargets(
  { access, pullport }: Context,
  namespace: string,
  choice: CreatePullSecret['serviceAccounts'],
  keys: readonly string[],
): Promise<Targets> {
  if (typeof choice !== 'string') return known(choice);
  if (choice === 'none') return known([]);
  if (choice === 'default') return known(['default']);
  const resource = choice === 'all' ? 'serviceaccounts' : 'pods';
  if (!(await access.may({ verb: 'list', resource, namespace }))) return { is: 'not-visible', resource };
  const { live } = pullport;
  if (choice === 'all')
    return known([...live.serviceAccounts.inNamespace(namespace)].map(({ name }) => name));
  const using = new Set<string>();
  for (const pod of live.pods.inNamespace(namespace)) {
    if (pod.serviceAccount === '' || using.has(pod.serviceAccount)) continue;
    const names = pod.containers.flatMap(({ image }) => {
      const parsed = readImage(image);
      return parsed.ok ? [repositoryName(parsed.reference)] : [];
    });
    const asked = repositories(names);
    if (keys.some((key) => servedBy(key, asked).length > 0)) using.add(pod.serviceAccount);
  }
  return known([...using]);
}

function known(accounts: readonly string[]): Targets {
  return { is: 'known', accounts: [...new Set(accounts)].toSorted() };
}
