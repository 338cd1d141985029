import 'server-only';
import type { AccountRow } from '#lib/api/service-accounts.ts';
import type { ServiceAccountRecord } from '#lib/domain/service-account/record.ts';
import type { Context } from '../context.ts';
import { sees } from '../identity/access.ts';
import type { PodSummary } from '../pods/pod-summary.ts';
import { judgeAccessFor } from '../pulls/registry-access.ts';
import { toTimestamp } from '../timestamp.ts';
import { accountAsks } from './account-asks.ts';
import { accountState } from './account-state.ts';
import { carriedLists, listOriginFor } from './carried-lists.ts';
import { linkedSecrets } from './linked-secrets.ts';

/** Every account this person may see, with its pods as far as they may see those. */
export async function accountRows(context: Context): Promise<AccountRow[]> {
  const { access, pullport, identity } = context;
  const { live, podIndex, secretMemory } = pullport;
  const visible = await access.visible('serviceaccounts');
  const judge = await judgeAccessFor(context);
  const secrets = secretMemory.of(identity.key);
  const originOf = listOriginFor(live, podIndex);
  const pods = await podsByAccount(context);

  function rowOf(account: ServiceAccountRecord): AccountRow {
    const { namespace, name } = account;
    const own = pods.get(`${namespace}/${name}`) ?? [];
    const row = {
      namespace,
      name,
      resourceVersion: account.resourceVersion,
      createdAt: toTimestamp(account.createdAt),
      imagePullSecrets: linkedSecrets(account, account.imagePullSecrets, secrets),
      secrets: linkedSecrets(account, account.secrets, secrets),
      pods: own.length,
      asks: accountAsks(own, judge),
      lists: carriedLists(account, own, originOf, podIndex),
    };
    return { ...row, state: accountState(row) };
  }

  return [...live.serviceAccounts.values()].filter(({ namespace }) => sees(visible, namespace)).map(rowOf);
}

/** The namespaces of the accounts this person may see. */
export async function visibleAccountNamespaces({ access, pullport }: Context): Promise<string[]> {
  const visible = await access.visible('serviceaccounts');
  const namespaces = new Set([...pullport.live.serviceAccounts.values()].map(({ namespace }) => namespace));
  return [...namespaces].filter((namespace) => sees(visible, namespace));
}

async function podsByAccount({ access, pullport }: Context): Promise<Map<string, PodSummary[]>> {
  const visible = await access.visible('pods');
  const pods = new Map<string, PodSummary[]>();
  for (const summary of pullport.podIndex.values()) {
    const { namespace, serviceAccount, phase } = summary.pod;
    // Pods that have ended pull nothing any more.
    if (!sees(visible, namespace) || phase === 'Succeeded' || phase === 'Failed') continue;
    const key = `${namespace}/${serviceAccount}`;
    const known = pods.get(key);
    if (known === undefined) pods.set(key, [summary]);
    else known.push(summary);
  }
  return pods;
}
