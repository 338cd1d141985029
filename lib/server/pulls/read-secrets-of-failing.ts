import 'server-only';
import { UserCluster } from '../cluster/user-cluster.ts';
import type { Context } from '../context.ts';

/** From here on two lists over everything cost less than two lists per namespace. */
const fewNamespaces = 8;

/**
 * Reads the secrets that decide where visible failing pulls break, behind the answer: whoever waits hears of it by the
 * event stream. Reads as this person; namespaces that refuse are remembered as such.
 */
export function readSecretsOfFailing(
  context: Context,
  isVisible: (namespace: number) => boolean,
): Promise<void> {
  const { podIndex } = context.pullport;
  const namespaces = new Set<string>();
  for (const summary of podIndex.failing())
    if (isVisible(summary.namespace)) namespaces.add(summary.pod.namespace);
  return readSecretsOf(context, [...namespaces]);
}

/** Reads what this session does not know yet of these namespaces' pull secrets; never throws. */
export async function readSecretsOf(context: Context, namespaces: readonly string[]): Promise<void> {
  const { pullport, identity, access } = context;
  const secrets = pullport.secretMemory.of(identity.key);
  // Goes on when the request that asked has ended: others of this session wait for the same.
  const cluster = new UserCluster(pullport.connection, identity.credentials, AbortSignal.timeout(60_000));
  const isMany = namespaces.length > fewNamespaces;
  const mayAll =
    isMany && (await access.may({ verb: 'list', resource: 'secrets', namespace: null }).catch(() => false));
  await (mayAll ? secrets.readAll(cluster, namespaces) : secrets.read(cluster, namespaces));
  await secrets.readOthers(
    cluster,
    namespaces.filter((namespace) => namesUnknown(context, namespace)),
  );
}

/** Whether a failing pod or an account names a secret that no list of pull secrets holds: it may have another type. */
function namesUnknown({ pullport, identity }: Context, namespace: string): boolean {
  const { podIndex, live, secretMemory } = pullport;
  const secrets = secretMemory.of(identity.key);
  const lacks = (names: readonly string[]) =>
    secrets.named(namespace, names).some(({ is }) => is === 'missing');
  for (const account of live.serviceAccounts.inNamespace(namespace)) {
    if (lacks(account.imagePullSecrets) || lacks(account.secrets)) return true;
  }
  for (const { pod } of podIndex.failing()) {
    if (pod.namespace === namespace && lacks(pod.imagePullSecrets)) return true;
  }
  return false;
}
