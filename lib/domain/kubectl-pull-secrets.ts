import { shellQuote } from '#lib/domain/kubectl.ts';

/** Commands that show pull secrets. None of them prints a password. */

/** Field selectors know no "or", so both types are picked out of the table, whose head stays. */
const bothTypes = "grep -E 'TYPE|kubernetes.io/docker(configjson|cfg) '";

/** The pull secrets of one namespace; of several, those of all. */
export function kubectlListPullSecrets(namespaces: readonly string[] = []): string {
  const [only] = namespaces;
  const scope = only !== undefined && namespaces.length === 1 ? `-n ${shellQuote(only)}` : '-A';
  return `kubectl get secrets ${scope} | ${bothTypes}`;
}

/** The keys and user names in a pull secret, as jq takes them out. */
export function kubectlShowEntries(secret: { namespace: string; name: string; type: string }): string {
  const [dataKey, entries] =
    secret.type === 'kubernetes.io/dockercfg' ? ['.dockercfg', '.'] : ['.dockerconfigjson', '.auths'];
  const usernames = 'map_values({username: (.username // (.auth // "" | @base64d | split(":")[0]))})';
  const program = `.data["${dataKey}"] | @base64d | fromjson | ${entries} | ${usernames}`;
  const get = `kubectl get secret ${shellQuote(secret.name)} -n ${shellQuote(secret.namespace)} -o json`;
  return `${get} | jq ${shellQuote(program)}`;
}
