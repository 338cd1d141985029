import { shellQuote } from '#lib/domain/kubectl.ts';

/** Commands that change one entry of a pull secret. Values are placeholders. */

export type EditedSecret = { namespace: string; name: string; type: string };

/** The older type keeps its entries at the top of the document. */
function shapeOf(type: string): { dataKey: string; entries: string } {
  return type === 'kubernetes.io/dockercfg'
    ? { dataKey: '.dockercfg', entries: '.' }
    : { dataKey: '.dockerconfigjson', entries: '.auths' };
}

function edit(secret: EditedSecret, args: Readonly<Record<string, string>>, change: string): string {
  const { dataKey, entries } = shapeOf(secret.type);
  const given = Object.entries(args).map(([name, value]) => `--arg ${name} ${shellQuote(value)}`);
  const program = `.data["${dataKey}"] |= (@base64d | fromjson | ${change.replaceAll('ENTRIES', entries)} | tojson | @base64)`;
  return [
    `kubectl get secret ${shellQuote(secret.name)} -n ${shellQuote(secret.namespace)} -o json`,
    `  | jq ${given.join(' ')} ${shellQuote(program)}`,
    '  | kubectl replace -f -',
  ].join(' \\\n');
}

/** The credential under `key`, under `newKey` as well. */
export function kubectlCopyEntry(secret: EditedSecret, key: string, newKey: string): string {
  return edit(secret, { key, new: newKey }, 'ENTRIES[$new] = ENTRIES[$key]');
}

export function kubectlRenameKey(secret: EditedSecret, key: string, newKey: string): string {
  return edit(secret, { key, new: newKey }, 'ENTRIES[$new] = ENTRIES[$key] | del(ENTRIES[$key])');
}

/** Sets user and password of an entry, made anew where it is not there; `auth` goes along, for it wins over both. */
export function kubectlSetPassword(secret: EditedSecret, key: string, username: string): string {
  const change =
    'ENTRIES[$key] += {username: $user, password: $password, auth: ("\\($user):\\($password)" | @base64)}';
  return edit(secret, { key, user: username === '' ? 'USERNAME' : username, password: 'PASSWORD' }, change);
}
