import 'server-only';
import pLimit from 'p-limit';
import { UserCluster } from '../cluster/user-cluster.ts';
import type { Context } from '../context.ts';

const atOnce = 12;
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
  const cluster = lastingCluster(context);
  const isMany = namespaces.length > fewNamespaces;
  const mayAll =
    isMany && (await access.may({ verb: 'list', resource: 'secrets', namespace: null }).catch(() => false));
  await (mayAll ? secrets.readAll(cluster, namespaces) : secrets.read(cluster, namespaces));
  await secrets.readOthers(cluster, withUnknownNames(context, namespaces));
}

/**
 * Reads names and types of the secrets of other types in these namespaces, a few at a time, for who asks whether a name
 * is taken; never throws.
 */
export async function readOtherSecretsOf(context: Context, namespaces: readonly string[]): Promise<void> {
  const secrets = context.pullport.secretMemory.of(context.identity.key);
  const cluster = lastingCluster(context);
  const limit = pLimit(atOnce);
  await Promise.all(namespaces.map((namespace) => limit(() => secrets.readOthers(cluster, [namespace]))));
}

/** Goes on when the request that asked has ended: others of this session wait for the same. */
function lastingCluster({ pullport, identity }: Context): UserCluster {
  return new UserCluster(pullport.connection, identity.credentials, AbortSignal.timeout(60_000));
}

/**
 * Those of the namespaces where a failing pod or an account names a secret that no list of pull secrets holds: it may
 * have another type.
 */
function withUnknownNames({ pullport, identity }: Context, namespaces: readonly string[]): string[] {
  const { podIndex, live, secretMemory } = pullport;
  const secrets = secretMemory.of(identity.key);
  const asked = new Set(namespaces);
  const found = new Set<string>();
  const look = (namespace: string, names: readonly string[]) => {
    if (!found.has(namespace) && secrets.needsOthers(namespace, names)) found.add(namespace);
  };
  for (const namespace of namespaces) {
    for (const { imagePullSecrets, secrets: mounted } of live.serviceAccounts.inNamespace(namespace)) {
      look(namespace, imagePullSecrets);
      look(namespace, mounted);
    }
  }
  for (const { pod } of podIndex.failing()) {
    if (asked.has(pod.namespace)) look(pod.namespace, pod.imagePullSecrets);
  }
  return [...found];
}
