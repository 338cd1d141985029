import { kubectlCreateSecret, kubectlLinkSecret, shellQuote } from '#lib/domain/kubectl.ts';
import { dnsSubdomainProblem, labelKeyProblem } from '#lib/domain/names.ts';
import { visibleText } from '#lib/domain/text.ts';
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

/** One step of the script: a comment, or a command of one or more lines. */
type Step = { is: 'comment' | 'command'; lines: readonly string[] };

/**
 * A shell script that does the same with kubectl. PASSWORD, or config.json, is for the reader to fill in, and so is every
 * name that no object can have: an address may pre-fill one that kubectl would take for an option.
 */
export function kubectlDistribute(given: DistributedSecret): string {
  const secret = withNames(given);
  if (secret.namespaces.length === 0) return chooseNamespace;
  const lines = stepsOf(secret).flatMap((step) => step.lines);
  return [`${loopOver(secret)}; do`, ...lines.map((line) => `  ${line}`), 'done'].join('\n');
}

/** The same in one line: a comment would end it. */
export function kubectlDistributeLine(given: DistributedSecret): string {
  const secret = withNames(given);
  if (secret.namespaces.length === 0) return chooseNamespace;
  const commands = stepsOf(secret).filter(({ is }) => is === 'command');
  const joined = commands.map(({ lines }) => lines.map((line) => line.replace(/ \\$/, '').trim()).join(' '));
  return [loopOver(secret), `do ${joined.join('; ')}`, 'done'].join('; ');
}

function withNames(secret: DistributedSecret): DistributedSecret {
  const { name, namespaces, accounts } = secret;
  const named = (text: string, placeholder: string) =>
    dnsSubdomainProblem(text) === null ? text : placeholder;
  return {
    ...secret,
    name: named(name, 'NAME'),
    namespaces: namespaces.map((namespace) => named(namespace, 'NAMESPACE')),
    accounts: accounts?.map((account) => named(account, 'ACCOUNT')) ?? null,
  };
}

const chooseNamespace = '# choose a namespace';
const each = { variable: 'ns' };

const loopOver = ({ namespaces }: DistributedSecret) =>
  `for ${each.variable} in ${namespaces.map(shellQuote).join(' ')}`;

const stepsOf = (secret: DistributedSecret): Step[] => [...createSteps(secret), ...linkSteps(secret)];

function createSteps({ name, type, entries }: DistributedSecret): Step[] {
  const [only] = entries;
  if (only !== undefined && entries.length === 1 && type === 'kubernetes.io/dockerconfigjson') {
    return [command(kubectlCreateSecret(each, name, only.key, only.username || undefined))];
  }
  const [dataKey, file] =
    type === 'kubernetes.io/dockercfg' ? ['.dockercfg', '.dockercfg'] : ['.dockerconfigjson', 'config.json'];
  return [
    comment(`${file} holds ${entries.length > 1 ? `all ${entries.length} registries` : 'the registry'}`),
    command(
      `kubectl create secret generic ${shellQuote(name)} -n "$${each.variable}" \\`,
      `  --type=${type} --from-file=${dataKey}=${file}`,
    ),
  ];
}

function linkSteps({ name, accounts }: DistributedSecret): Step[] {
  if (accounts === null) return [comment('then each account found, as here default:'), link('default', name)];
  if (accounts.length === 0) return [];
  return [
    comment('an account that has a list already; without one the patch adds the list:'),
    ...accounts.map((account) => link(account, name)),
  ];
}

const link = (account: string, secret: string) => command(kubectlLinkSecret(each, account, secret, null));
const command = (...lines: string[]): Step => ({ is: 'command', lines });
const comment = (text: string): Step => ({ is: 'comment', lines: [`# ${text}`] });

/**
 * The manifest in its first namespace, with the document described and not written out. A key or user name with a line
 * break in it stays within its comment.
 */
export function secretManifest(given: DistributedSecret): string {
  const { name, type, namespaces, entries, immutable, labels } = withNames(given);
  const dataKey = type === 'kubernetes.io/dockercfg' ? '.dockercfg' : '.dockerconfigjson';
  const labelled = Object.entries(labels).map(
    ([key, value]) => `    ${labelKeyProblem(key) === null ? key : 'KEY'}: ${JSON.stringify(value)}`,
  );
  const count = entries.length === 1 ? '1 registry' : `${entries.length} registries`;
  return [
    'apiVersion: v1',
    'kind: Secret',
    'metadata:',
    `  name: ${yamlName(name)}`,
    `  namespace: ${yamlName(namespaces[0] ?? 'NAMESPACE')}`,
    ...(labelled.length === 0 ? [] : ['  labels:', ...labelled]),
    ...(immutable ? ['immutable: true'] : []),
    `type: ${type}`,
    'data:',
    `  ${dataKey}: DOCUMENT`,
    `  # base64 of a document with ${count}, not shown`,
    ...entries.map(({ key, username }) => `  #   ${visibleText(key)}  user ${visibleText(username)}`),
  ].join('\n');
}
