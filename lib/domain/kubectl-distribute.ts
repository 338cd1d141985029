import { kubectlCreateSecret, kubectlLinkSecret, shellQuote } from '#lib/domain/kubectl.ts';
import { yamlName } from '#lib/domain/yaml-name.ts';

/** A pull secret as it is to be made in several namespaces; without values, so the script is safe to share. */
export type DistributedSecret = {
  name: string;
  type: string;
  namespaces: readonly string[];
  /** Keys with their users. */
  entries: readonly { key: string; username: string }[];
  /** Accounts by name; null where they are found in each namespace. */
  accounts: readonly string[] | null;
  immutable: boolean;
  labels: Readonly<Record<string, string>>;
};

/** A shell script that does the same with kubectl. PASSWORD, or config.json, is for the reader to fill in. */
export function kubectlDistribute(secret: DistributedSecret): string {
  const [first] = secret.namespaces;
  if (first === undefined) return '# choose a namespace';
  const names = secret.namespaces.map(shellQuote).join(' ');
  const create = createLines(secret).map((line) => `  ${line}`);
  return [`for ns in ${names}; do`, ...create, 'done', ...linkLines(secret, first)].join('\n');
}

const namespaceWord = 'NAMESPACE';
const inLoop = (command: string) => command.replace(`-n ${namespaceWord}`, '-n "$ns"');

function createLines({ name, type, entries }: DistributedSecret): string[] {
  const [only] = entries;
  if (only !== undefined && entries.length === 1 && type === 'kubernetes.io/dockerconfigjson') {
    const command = kubectlCreateSecret(namespaceWord, name, only.key);
    return [inLoop(command).replace('=USERNAME', `=${shellQuote(only.username || 'USERNAME')}`)];
  }
  const [dataKey, file] =
    type === 'kubernetes.io/dockercfg' ? ['.dockercfg', '.dockercfg'] : ['.dockerconfigjson', 'config.json'];
  return [
    `# ${file} holds ${entries.length > 1 ? `all ${entries.length} registries` : 'the registry'}`,
    `kubectl create secret generic ${shellQuote(name)} -n "$ns" \\`,
    `  --type=${type} --from-file=${dataKey}=${file}`,
  ];
}

function linkLines({ name, accounts }: DistributedSecret, namespace: string): string[] {
  if (accounts === null)
    return ['# then each account found, as here default:', link(namespace, 'default', name)];
  if (accounts.length === 0) return [];
  return [
    '# an account that has a list already; without one the patch adds the list:',
    ...accounts.map((account) => link(namespace, account, name)),
  ];
}

const link = (namespace: string, account: string, secret: string) =>
  kubectlLinkSecret(namespace, account, secret, null);

/** The manifest in its first namespace, with the document described and not written out. */
export function secretManifest(secret: DistributedSecret): string {
  const { name, type, namespaces, entries, immutable, labels } = secret;
  const dataKey = type === 'kubernetes.io/dockercfg' ? '.dockercfg' : '.dockerconfigjson';
  const labelled = Object.entries(labels).map(([key, value]) => `    ${key}: ${JSON.stringify(value)}`);
  const count = entries.length === 1 ? '1 registry' : `${entries.length} registries`;
  return [
    'apiVersion: v1',
    'kind: Secret',
    'metadata:',
    `  name: ${name === '' ? 'NAME' : yamlName(name)}`,
    `  namespace: ${yamlName(namespaces[0] ?? namespaceWord)}`,
    ...(labelled.length === 0 ? [] : ['  labels:', ...labelled]),
    ...(immutable ? ['immutable: true'] : []),
    `type: ${type}`,
    'data:',
    `  ${dataKey}: DOCUMENT`,
    `  # base64 of a document with ${count}, not shown`,
    ...entries.map(({ key, username }) => `  #   ${key}  user ${username}`),
  ].join('\n');
}
